using System.Globalization;

namespace Testing.Telemetry;

/// <summary>Reads what is exported by the field numbers of opentelemetry-proto 1.</summary>
public static class Otlp
{
    public static IEnumerable<ReceivedSpan> Spans(byte[] body) =>
        from resource in new ProtoReader(body).Messages(1)
        from scope in resource.Messages(2)
        let name = Scope(scope)
        from span in scope.Messages(2)
        select new ReceivedSpan(
            name, span.Hex(1), span.Hex(2), span.Hex(4), span.Text(5), span.Messages(15).Any(status => status.Number(3) == 2), Attributes(span, 9),
            [.. span.Messages(13).Select(link => link.Hex(1))]);

    public static IEnumerable<ReceivedMetric> Metrics(byte[] body) =>
        from resource in new ProtoReader(body).Messages(1)
        from scope in resource.Messages(2)
        let name = Scope(scope)
        from metric in scope.Messages(2)
        select new ReceivedMetric(name, metric.Text(1), metric.Text(3), [.. Numbers(metric, 5), .. Numbers(metric, 7), .. Histograms(metric)]);

    public static IEnumerable<ReceivedLog> Logs(byte[] body) =>
        from resource in new ProtoReader(body).Messages(1)
        from scope in resource.Messages(2)
        let name = Scope(scope)
        from log in scope.Messages(2)
        select new ReceivedLog(name, string.Concat(log.Messages(5).Select(Value)), log.Hex(9), Attributes(log, 6));

    /// <summary>What every export says of where it comes from.</summary>
    public static IReadOnlyDictionary<string, string> Resource(byte[] body) => Attributes(new ProtoReader(body).Messages(1).First().Messages(1).First(), 1);

    private static string Scope(ProtoReader scope) => string.Concat(scope.Messages(1).Select(instrumentation => instrumentation.Text(1)));

    private static IEnumerable<ReceivedPoint> Numbers(ProtoReader metric, int kind) =>
        from data in metric.Messages(kind)
        from point in data.Messages(1)
        let isInteger = point.Fields().Any(field => field.Number == 6)
        select new ReceivedPoint(Attributes(point, 7), isInteger ? (long)point.Number(6) : BitConverter.UInt64BitsToDouble(point.Number(4)), 1);

    private static IEnumerable<ReceivedPoint> Histograms(ProtoReader metric) =>
        from data in metric.Messages(9)
        from point in data.Messages(1)
        select new ReceivedPoint(Attributes(point, 9), BitConverter.UInt64BitsToDouble(point.Number(5)), (long)point.Number(4));

    private static Dictionary<string, string> Attributes(ProtoReader message, int number)
    {
        var attributes = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var pair in message.Messages(number)) attributes[pair.Text(1)] = string.Concat(pair.Messages(2).Select(Value));
        return attributes;
    }

    private static string Value(ProtoReader value) => value.Fields().FirstOrDefault() switch
    {
        { Number: 1 } => value.Text(1),
        { Number: 4 } field => BitConverter.UInt64BitsToDouble(field.Number64).ToString(CultureInfo.InvariantCulture),
        { Number: 2 or 3 } field => ((long)field.Number64).ToString(CultureInfo.InvariantCulture),
        var field => Convert.ToHexStringLower(field.Bytes.Span),
    };
}
