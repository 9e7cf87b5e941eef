using Functions.Telemetry;
using Microsoft.Extensions.Configuration;

namespace Functions.Tests.Telemetry;

public sealed class TelemetrySettingsTests
{
    private const string Connection = "InstrumentationKey=4711secret;IngestionEndpoint=https://example.invalid/";

    [Theory]
    [InlineData]
    [InlineData("OTEL_EXPORTER_OTLP_ENDPOINT", "")]
    [InlineData("OTEL_EXPORTER_OTLP_PROTOCOL", "grpc")]
    [InlineData("OTEL_EXPORTER_OTLP_ENDPOINT", "http://127.0.0.1:4317", "OTEL_SDK_DISABLED", "TRUE")]
    [InlineData("APPLICATIONINSIGHTS_CONNECTION_STRING", Connection, "OTEL_SDK_DISABLED", "true")]
    public void Nothing_IsSent_WhereNoDestinationIsSet(params string[] settings) => Assert.Null(Read(settings));

    [Theory]
    [InlineData(null)]
    [InlineData("grpc")]
    [InlineData("http/protobuf")]
    public void Otlp_IsSetByItsEndpoint(string? protocol) =>
        Assert.Equal(new TelemetrySettings(true, null, false, null), Read("OTEL_EXPORTER_OTLP_ENDPOINT", "http://127.0.0.1:4317", "OTEL_EXPORTER_OTLP_PROTOCOL", protocol!));

    [Theory]
    [InlineData("", false, null)]
    [InlineData("Authorization=AAD", true, null)]
    [InlineData("ClientId=7b1f; Authorization=AAD", true, "7b1f")]
    public void ApplicationInsights_IsSetByItsConnectionString(string authentication, bool usesIdentity, string? clientId) => Assert.Equal(
        new TelemetrySettings(false, Connection, usesIdentity, clientId),
        Read("APPLICATIONINSIGHTS_CONNECTION_STRING", Connection, "APPLICATIONINSIGHTS_AUTHENTICATION_STRING", authentication));

    [Theory]
    [InlineData("OTEL_EXPORTER_OTLP_ENDPOINT", "4711secret")]
    [InlineData("OTEL_EXPORTER_OTLP_ENDPOINT", "ftp://4711secret")]
    [InlineData("OTEL_EXPORTER_OTLP_PROTOCOL", "4711secret", "OTEL_EXPORTER_OTLP_ENDPOINT", "http://127.0.0.1:4317")]
    [InlineData("APPLICATIONINSIGHTS_CONNECTION_STRING", "4711secret")]
    [InlineData("APPLICATIONINSIGHTS_CONNECTION_STRING", "IngestionEndpoint=https://4711secret/")]
    [InlineData("APPLICATIONINSIGHTS_AUTHENTICATION_STRING", "4711secret", "APPLICATIONINSIGHTS_CONNECTION_STRING", Connection)]
    public void Setting_ThatCannotBeRight_IsNamedAndNotRepeated(params string[] settings)
    {
        var message = Assert.Throws<ArgumentException>(() => Read(settings)).Message;

        Assert.Contains(settings[0], message, StringComparison.Ordinal);
        Assert.DoesNotContain("4711secret", message, StringComparison.Ordinal);
    }

    private static TelemetrySettings? Read(params string[] settings) => TelemetrySettings.Read(
        new ConfigurationBuilder().AddInMemoryCollection(settings.Chunk(2).Select(pair => KeyValuePair.Create(pair[0], (string?)pair[1]))).Build());
}
