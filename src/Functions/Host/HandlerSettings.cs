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

    /// <summary>The port; <c>null</c> if there is none.</summary>
    public static int? ReadPort() =>
        int.TryParse(Environment.GetEnvironmentVariable(PortVariable), NumberStyles.None, CultureInfo.InvariantCulture, out var port) ? port : null;

    public static HandlerOptions ReadOptions(IConfiguration configuration)
    {
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
}
