namespace Pipeline.Storage.Tables;

/// <summary>What a storage connection string says about tables. Not a record: those print what they hold.</summary>
internal sealed class TableConnectionString
{
    private const string DefaultSuffix = "core.windows.net";
    private const int EmulatorPort = 10002;

    private TableConnectionString(Uri endpoint) => Endpoint = endpoint;

    public Uri Endpoint { get; }

    /// <summary>Given together with <see cref="AccountKey"/>; null with a signature.</summary>
    public string? AccountName { get; private init; }

    public byte[]? AccountKey { get; private init; }

    public string? SharedAccessSignature { get; private init; }

    /// <exception cref="FormatException">Something is missing or unreadable; the message names it and quotes nothing.</exception>
    public static TableConnectionString Parse(string connectionString)
    {
        ArgumentNullException.ThrowIfNull(connectionString);
        var settings = Split(connectionString);
        if (settings.TryGetValue("UseDevelopmentStorage", out var development))
            return Development(settings, development);

        settings.TryGetValue("AccountName", out var account);
        var endpoint = FindEndpoint(settings, account);
        if (settings.TryGetValue("SharedAccessSignature", out var signature))
            return new TableConnectionString(endpoint) { SharedAccessSignature = signature };
        if (!settings.TryGetValue("AccountKey", out var key))
            throw new FormatException("The storage connection string has neither AccountKey nor SharedAccessSignature.");
        if (account is null)
            throw new FormatException("The storage connection string has AccountKey but no AccountName.");
        return new TableConnectionString(endpoint) { AccountName = account, AccountKey = Key(key) };
    }

    private static TableConnectionString Development(Dictionary<string, string> settings, string development)
    {
        if (!development.Equals("true", StringComparison.OrdinalIgnoreCase))
            throw new FormatException("UseDevelopmentStorage in the storage connection string can only be true.");
        // An emulator in another container is reached by the proxy's name.
        var proxy = settings.TryGetValue("DevelopmentStorageProxyUri", out var text)
            ? Address(text, "DevelopmentStorageProxyUri")
            : new Uri("http://127.0.0.1");
        return new TableConnectionString(new Uri($"{proxy.Scheme}://{proxy.Host}:{EmulatorPort}/{DevelopmentStorage.AccountName}"))
        {
            AccountName = DevelopmentStorage.AccountName,
            AccountKey = Convert.FromBase64String(DevelopmentStorage.AccountKey),
        };
    }

    private static Uri FindEndpoint(Dictionary<string, string> settings, string? account)
    {
        if (settings.TryGetValue("TableEndpoint", out var explicitly))
            return Address(explicitly, "TableEndpoint");
        if (account is null)
            throw new FormatException("The storage connection string has neither TableEndpoint nor AccountName.");
        var protocol = settings.GetValueOrDefault("DefaultEndpointsProtocol", "https");
        var suffix = settings.GetValueOrDefault("EndpointSuffix", DefaultSuffix);
        return Address($"{protocol}://{account}.table.{suffix}", "AccountName, DefaultEndpointsProtocol or EndpointSuffix");
    }

    private static Dictionary<string, string> Split(string connectionString)
    {
        var settings = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var part in connectionString.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            // Only the first: keys and signatures contain the character too.
            var equals = part.IndexOf('=', StringComparison.Ordinal);
            if (equals <= 0)
                throw new FormatException("The storage connection string is not a list of NAME=VALUE separated by semicolons.");
            if (!settings.TryAdd(part[..equals].Trim(), part[(equals + 1)..].Trim()))
                throw new FormatException("The storage connection string gives a setting twice.");
        }

        return settings;
    }

    private static Uri Address(string text, string name) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" && address.Query.Length == 0
            ? address
            : throw new FormatException($"{name} in the storage connection string does not give an http or https address without a query.");

    private static byte[] Key(string base64)
    {
        var bytes = new byte[base64.Length];
        return Convert.TryFromBase64String(base64, bytes, out var length)
            ? bytes[..length]
            : throw new FormatException("AccountKey in the storage connection string is not Base64.");
    }
}
