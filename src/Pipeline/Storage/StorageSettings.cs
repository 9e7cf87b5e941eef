namespace Pipeline.Storage;

/// <summary>
/// The settings of one connection, found whichever separator they came with: environment variables have two underscores,
/// configuration a colon.
/// </summary>
internal sealed class StorageSettings(Func<string, string?> setting, string connectionName)
{
    public string ConnectionName => connectionName;

    public string? ConnectionString => Text(connectionName);

    /// <summary>A part of the connection, for instance accountName; null where it is missing or empty.</summary>
    public string? this[string part] => Text($"{connectionName}__{part}") ?? Text($"{connectionName}:{part}");

    /// <summary>How a message should call the part.</summary>
    public string NameOf(string part) => $"{connectionName}__{part}";

    /// <summary>A setting that belongs to no connection.</summary>
    public string? Text(string name) => setting(name) is { } text && !string.IsNullOrWhiteSpace(text) ? text.Trim() : null;
}
