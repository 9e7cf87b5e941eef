using Functions.Host;
using Functions.Telemetry;
using Pipeline.Storage;

namespace Functions.Tests.Settings;

/// <summary>A setting that belongs to no options: read where it is needed, by a library or by the Functions host.</summary>
/// <param name="Group">The heading it stands under.</param>
/// <param name="Name">As an environment variable.</param>
/// <param name="Default">What it is unless set.</param>
/// <param name="Does">What it does.</param>
internal sealed record OtherSetting(string Group, string Name, string Default, string Does)
{
    private const string Storage = "Storage";
    private const string FunctionsHost = "The Functions host";
    private const string Logs = "Logs";
    private const string Telemetry = "Traces, metrics and logs elsewhere";

    public const string Connection = StorageConnection.DefaultName;

    public static IReadOnlyList<OtherSetting> All { get; } =
    [
        new(Storage, Connection, "none", "Connection string of the storage account, or `UseDevelopmentStorage=true` for Azurite. It goes before the settings below, which connect by an identity. The host connects by the same settings. `serve` and `demo` start Azurite where none of them is set."),
        new(Storage, $"{Connection}__accountName", "none", "Name of the account."),
        new(Storage, $"{Connection}__endpointSuffix", "`core.windows.net`", "What the account's addresses end with, such as `core.chinacloudapi.cn`. Of the handler alone: for the host set the addresses below."),
        new(Storage, $"{Connection}__blobServiceUri", "by the account's name", "Address of the blobs, outside the public cloud or in a network of one's own."),
        new(Storage, $"{Connection}__queueServiceUri", "by the account's name", "Address of the queues."),
        new(Storage, $"{Connection}__tableServiceUri", "by the account's name", "Address of the tables."),
        new(Storage, $"{Connection}__credential", "the usual chain of credentials", "`managedidentity`, and nothing else."),
        new(Storage, $"{Connection}__clientId", "the identity of the system", "Client id of an identity of the user's."),
        new(Storage, "AZURE_AUTHORITY_HOST", "by the account's address", "Who issues tokens."),
        new(FunctionsHost, HandlerSettings.PortVariable, "set by the host", "Port on 127.0.0.1 to listen on. Without it the function app says that it is started by the host, and ends."),
        new(FunctionsHost, "FUNCTIONS_WORKER_RUNTIME", "none", "Read by the host: `custom`. Not on Flex Consumption, where the runtime is named in the app's configuration."),
        new(FunctionsHost, "AzureWebJobsDisableHomepage", "`false`", "Read by the host: `true`, as the page at `/` is a function."),
        new(Logs, "Logging__LogLevel__Default", "`Information`; `Error` in `demo`", "The least level that is logged: `Trace` to `Critical`, or `None`."),
        new(Logs, "Logging__LogLevel__{category}", "as the default", "The same for one category, such as `Functions` or `Pipeline`. What the web server says of requests stays off."),
        new(Logs, "Logging__Console__FormatterName", "plain lines", "`json` makes each line an object."),
        new(Telemetry, TelemetrySettings.DisabledVariable, "`false`", "`true` switches all of it off."),
        new(Telemetry, TelemetrySettings.EndpointVariable, "none", "Address of a collector, with http or https; without it nothing is sent by OTLP."),
        new(Telemetry, TelemetrySettings.ProtocolVariable, "`grpc`", "`grpc` or `http/protobuf`."),
        new(Telemetry, "OTEL_EXPORTER_OTLP_HEADERS", "none", "Headers of what is sent, such as a token."),
        new(Telemetry, "OTEL_SERVICE_NAME", "`pipeline`", "What the process is called."),
        new(Telemetry, "OTEL_RESOURCE_ATTRIBUTES", "none", "What else is said of the process: `NAME=VALUE,NAME=VALUE`."),
        new(Telemetry, "OTEL_TRACES_SAMPLER", "everything", "Which traces are recorded. Other settings of OpenTelemetry's SDK and its exporter are read as well."),
        new(Telemetry, TelemetrySettings.AzureMonitorVariable, "none", "Connection string of an Application Insights resource; without it nothing is sent there. The host reads it too."),
        new(Telemetry, TelemetrySettings.AuthenticationVariable, "none", "`Authorization=AAD` signs in by identity, `ClientId=…` names one of the user's."),
        new(Telemetry, "APPLICATIONINSIGHTS_STATSBEAT_DISABLED", "`true`", "Whether the exporter tells its maker nothing of itself. Set by the process unless set."),
    ];
}
