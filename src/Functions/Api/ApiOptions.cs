namespace Functions.Api;

/// <summary>What a user may set of the API: the section <c>Api</c> of the configuration.</summary>
public sealed class ApiOptions
{
    public ApiKeyOptions Keys { get; set; } = new();

    /// <summary>Requests that are worked on at once; further ones wait, and those beyond <see cref="MaxWaitingRequests"/> are refused.</summary>
    public int MaxConcurrentRequests { get; set; } = 64;

    /// <summary>Requests that may wait.</summary>
    public int MaxWaitingRequests { get; set; } = 1_024;

    /// <summary>Uploads that are taken in at once; as many again may wait.</summary>
    public int MaxConcurrentUploads { get; set; } = 4;

    /// <summary>Requests that change something, in a minute; scores and lookups are not counted among them.</summary>
    public int MaxChangesPerMinute { get; set; } = 600;

    /// <exception cref="ArgumentException">A setting is out of range; the message names it.</exception>
    public void Validate()
    {
        Keys.Validate();
        if (MaxConcurrentRequests < 1) throw new ArgumentException("Api:MaxConcurrentRequests must be at least 1.");
        if (MaxWaitingRequests < 0) throw new ArgumentException("Api:MaxWaitingRequests must not be below 0.");
        if (MaxConcurrentUploads < 1) throw new ArgumentException("Api:MaxConcurrentUploads must be at least 1.");
        if (MaxChangesPerMinute < 1) throw new ArgumentException("Api:MaxChangesPerMinute must be at least 1.");
    }
}

/// <summary>
/// The keys of a process that stands alone, several of a role separated by commas so that one can be exchanged. On Azure the keys are those of
/// the functions, which the host keeps and checks; these stay empty.
/// </summary>
public sealed class ApiKeyOptions
{
    /// <summary>Characters a key must have at least.</summary>
    public const int MinLength = 20;

    /// <summary>Keys that open what is read: GET and HEAD.</summary>
    public string? Read { get; set; }

    /// <summary>Keys that open what changes something: POST, PUT and PATCH.</summary>
    public string? Operate { get; set; }

    /// <summary>Keys that open forgetting: DELETE.</summary>
    public string? Forget { get; set; }

    /// <summary>Whether any key is set: then none of the API is served without one.</summary>
    public bool Any => Of(Read).Length + Of(Operate).Length + Of(Forget).Length > 0;

    internal static string[] Of(string? setting) => setting?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];

    internal void Validate()
    {
        foreach (var (name, setting) in new[] { (nameof(Read), Read), (nameof(Operate), Operate), (nameof(Forget), Forget) })
        {
            if (Of(setting).Any(key => key.Length < MinLength)) throw new ArgumentException($"Api:Keys:{name} must have at least {MinLength} characters a key.");
        }
    }
}
