namespace Functions.Api.Access;

/// <summary>Where a key stands in a request.</summary>
internal static class KeyHeader
{
    public const string Name = "x-functions-key";

    private static readonly object Item = new();
    private static readonly object AnyItem = new();

    /// <summary>
    /// Takes the key out of a request, so that nothing behind this point can log it, and leaves its fingerprint for the audit lines.
    /// </summary>
    public static Task RemoveAsync(HttpContext context, RequestDelegate next)
    {
        if (context.Request.Headers.ContainsKey(Name)) NoteKey(context);
        if (context.Request.Headers[Name] is [{ Length: > 0 } key]) context.Items[Item] = ApiKeys.Fingerprint(key);
        context.Request.Headers.Remove(Name);
        return next(context);
    }

    /// <summary>Notes that a request came with a key, in whatever place and form, that was taken out of it.</summary>
    public static void NoteKey(HttpContext context) => context.Items[AnyItem] = AnyItem;

    /// <summary>Whether a request came with a key, good or not.</summary>
    public static bool CameWithKey(HttpContext context) => context.Items.ContainsKey(AnyItem);

    /// <summary>The fingerprint of the key that a request came with; <c>null</c> if it came without.</summary>
    public static string? FingerprintOf(HttpContext context) => context.Items[Item] as string;
}
