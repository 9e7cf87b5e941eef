namespace Pipeline.Storage;

/// <summary>Where an account's services are, for a connection that has no secret.</summary>
internal sealed record StorageEndpoints(Uri Blobs, Uri Queues, Uri Tables)
{
    private const string DefaultSuffix = "core.windows.net";

    /// <exception cref="StorageConnectionException">A setting is missing or wrong; it is named.</exception>
    public static StorageEndpoints From(StorageSettings settings)
    {
        var account = settings["accountName"];
        if (account is not null && !IsAccountName(account))
        {
            throw new StorageConnectionException(
                $"{settings.NameOf("accountName")} is no storage account's name: 3 to 24 lower-case letters and digits.");
        }

        return new StorageEndpoints(Find("blob"), Find("queue"), Find("table"));

        Uri Find(string service)
        {
            var part = $"{service}ServiceUri";
            if (settings[part] is { } text)
                return Address(text, settings.NameOf(part));
            if (account is null)
                throw Missing(settings, part);
            return Address($"https://{account}.{service}.{settings["endpointSuffix"] ?? DefaultSuffix}", settings.NameOf("endpointSuffix"));
        }
    }

    private static bool IsAccountName(string text) =>
        text.Length is >= 3 and <= 24 && text.All(character => char.IsAsciiLetterLower(character) || char.IsAsciiDigit(character));

    private static StorageConnectionException Missing(StorageSettings settings, string part) => new(
        settings["blobServiceUri"] is null && settings["queueServiceUri"] is null && settings["tableServiceUri"] is null
            ? $"{settings.ConnectionName} is missing: set it to a storage connection string, "
                + $"or {settings.NameOf("accountName")} for a connection by identity."
            : $"{settings.NameOf(part)} is missing: set it, or {settings.NameOf("accountName")}.");

    /// <summary>HTTPS only: a token sent in the clear would be anybody's.</summary>
    private static Uri Address(string text, string settingName) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme == Uri.UriSchemeHttps && address.Query.Length == 0
            ? address
            : throw new StorageConnectionException($"{settingName} does not give an https address without a query.");
}
