namespace Functions.Tests.Infra;

/// <summary>A resource as it would be deployed.</summary>
/// <param name="File">The template that declares it.</param>
/// <param name="Type">Such as <c>Microsoft.Storage/storageAccounts</c>.</param>
/// <param name="ApiVersion">Of the type.</param>
/// <param name="Name">With those of its parents, separated by slashes.</param>
/// <param name="Scope">The id of what an extension such as a role assignment is about; else <c>null</c>.</param>
/// <param name="IsExisting">Whether it is only referred to.</param>
/// <param name="Body">Its properties.</param>
internal sealed record BicepResource(string File, string Type, string ApiVersion, string Name, string? Scope, bool IsExisting, Dictionary<string, object?> Body)
{
    public string Id
    {
        get
        {
            var types = Type.Split('/');
            var names = Name.Split('/');
            return $"/providers/{types[0]}" + string.Concat(types.Skip(1).Select((type, index) => $"/{type}/{(index < names.Length ? names[index] : "?")}"));
        }
    }

    /// <summary>A value below <see cref="Body"/>, such as <c>properties.publicNetworkAccess</c>; <c>null</c> if there is none.</summary>
    public object? At(string path)
    {
        object? value = Body;
        foreach (var part in path.Split('.'))
        {
            value = value switch
            {
                Dictionary<string, object?> values => values.GetValueOrDefault(part),
                List<object?> values when int.TryParse(part, out var index) && index < values.Count => values[index],
                _ => null,
            };
        }
        return value;
    }
}
