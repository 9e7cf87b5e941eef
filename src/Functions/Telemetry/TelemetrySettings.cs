namespace Functions.Telemetry;

/// <summary>Where traces, metrics and logs are sent, by the names that OpenTelemetry and the Functions host use too.</summary>
/// <param name="HasOtlp">Whether to a collector, by OTLP; the exporter reads the <c>OTEL_…</c> settings itself.</param>
/// <param name="AzureMonitor">Connection string of an Application Insights resource, or <c>null</c>.</param>
/// <param name="UsesIdentity">Whether it is signed in to there by a managed identity.</param>
/// <param name="IdentityClientId">Client id of that identity; <c>null</c> for the one of the system.</param>
internal sealed record TelemetrySettings(bool HasOtlp, string? AzureMonitor, bool UsesIdentity, string? IdentityClientId)
{
    /// <summary>Switches all of it off: <c>true</c>.</summary>
    public const string DisabledVariable = "OTEL_SDK_DISABLED";

    /// <summary>Address of the collector for all signals.</summary>
    public const string EndpointVariable = "OTEL_EXPORTER_OTLP_ENDPOINT";

    /// <summary><c>grpc</c>, which it is unless said, or <c>http/protobuf</c>.</summary>
    public const string ProtocolVariable = "OTEL_EXPORTER_OTLP_PROTOCOL";

    public const string AzureMonitorVariable = "APPLICATIONINSIGHTS_CONNECTION_STRING";

    /// <summary><c>Authorization=AAD</c>, and <c>ClientId=…</c> for an identity of the user's.</summary>
    public const string AuthenticationVariable = "APPLICATIONINSIGHTS_AUTHENTICATION_STRING";

    private const string InstrumentationKey = "InstrumentationKey";

    /// <returns><c>null</c> if nothing is to be sent anywhere.</returns>
    /// <exception cref="ArgumentException">A setting cannot be right. The message names it; its value may be secret.</exception>
    public static TelemetrySettings? Read(IConfiguration configuration)
    {
        if (string.Equals(configuration[DisabledVariable]?.Trim(), bool.TrueString, StringComparison.OrdinalIgnoreCase)) return null;
        var hasOtlp = !string.IsNullOrWhiteSpace(configuration[EndpointVariable]);
        var azureMonitor = configuration[AzureMonitorVariable] is { } text && !string.IsNullOrWhiteSpace(text) ? text : null;
        if (!hasOtlp && azureMonitor is null) return null;
        if (hasOtlp) CheckOtlp(configuration);
        if (azureMonitor is not null && !Parts(azureMonitor, AzureMonitorVariable).ContainsKey(InstrumentationKey))
            throw new ArgumentException($"{AzureMonitorVariable} has no {InstrumentationKey}.");
        var authentication = Parts(configuration[AuthenticationVariable] ?? "", AuthenticationVariable);
        return new TelemetrySettings(
            hasOtlp, azureMonitor, string.Equals(authentication.GetValueOrDefault("Authorization"), "AAD", StringComparison.OrdinalIgnoreCase), authentication.GetValueOrDefault("ClientId"));
    }

    private static void CheckOtlp(IConfiguration configuration)
    {
        if (!Uri.TryCreate(configuration[EndpointVariable], UriKind.Absolute, out var endpoint) || (endpoint.Scheme != Uri.UriSchemeHttp && endpoint.Scheme != Uri.UriSchemeHttps))
            throw new ArgumentException($"{EndpointVariable} must be an address with http or https.");
        if (configuration[ProtocolVariable]?.Trim() is not (null or "" or "grpc" or "http/protobuf")) throw new ArgumentException($"{ProtocolVariable} must be grpc or http/protobuf.");
    }

    private static Dictionary<string, string> Parts(string text, string variable)
    {
        var parts = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var part in text.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var equals = part.IndexOf('=', StringComparison.Ordinal);
            if (equals <= 0) throw new ArgumentException($"{variable} must be a list NAME=VALUE;NAME=VALUE.");
            parts[part[..equals].TrimEnd()] = part[(equals + 1)..].TrimStart();
        }
        return parts;
    }
}
