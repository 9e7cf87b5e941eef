using System.Globalization;
using Functions.Api;
using Pipeline;
using Pipeline.Storage;

namespace Functions.Host;

/// <summary>What the environment says to the handler.</summary>
internal static class HandlerSettings
{
    /// <summary>Set by the Functions host: the port on 127.0.0.1 to listen on.</summary>
    public const string PortVariable = "FUNCTIONS_CUSTOMHANDLER_PORT";

    private const string ApiSection = "Api";

    /// <summary>What App Service leaves in a setting whose secret it could not fetch.</summary>
    private const string KeyVaultReference = "@Microsoft.KeyVault(";

    private static readonly string[] SectionsWithSecrets = [nameof(PipelineOptions.Privacy), nameof(PipelineOptions.Webhook), ApiSection];

    /// <summary>The port; <c>null</c> if there is none.</summary>
    public static int? ReadPort() =>
        int.TryParse(Environment.GetEnvironmentVariable(PortVariable), NumberStyles.None, CultureInfo.InvariantCulture, out var port) ? port : null;

    public static HandlerOptions ReadOptions(IConfiguration configuration)
    {
        RefuseReferences(configuration);
        var options = new HandlerOptions(new PipelineOptions(), new ApiOptions());
        try
        {
            configuration.Bind(options.Pipeline);
            configuration.GetSection(ApiSection).Bind(options.Api);
        }
        catch (InvalidOperationException exception)
        {
            // The binder's message names the setting and quotes its value; what is secret is text, which can always be read.
            throw new ArgumentException($"A setting cannot be read: {exception.Message}", exception);
        }
        options.Pipeline.Validate();
        options.Api.Validate();
        return options;
    }

    public static StorageConnection ReadStorage(IConfiguration configuration) => StorageConnection.FromSettings(name => configuration[name]);

    /// <summary>Taken as it is, the reference would be the secret: a key that everybody can read, by which ids would be hashed.</summary>
    private static void RefuseReferences(IConfiguration configuration)
    {
        var setting = SectionsWithSecrets
            .SelectMany(section => configuration.GetSection(section).AsEnumerable())
            .FirstOrDefault(setting => setting.Value?.TrimStart().StartsWith(KeyVaultReference, StringComparison.OrdinalIgnoreCase) == true);
        if (setting.Key is { } name)
        {
            throw new ArgumentException(
                $"{name} refers to a secret in Key Vault that could not be fetched: see whether it is there, and whether the app's identity may read it.");
        }
    }
}
