namespace Testing.Telemetry;

/// <summary>A span as a collector gets it.</summary>
public sealed record ReceivedSpan(string Scope, string TraceId, string SpanId, string ParentId, string Name, bool IsError, IReadOnlyDictionary<string, string> Attributes, IReadOnlyList<string> LinkedTraces)
{
    public string? this[string attribute] => Attributes.GetValueOrDefault(attribute);
}

/// <summary>A metric of an export: its name, unit and the attributes of its points.</summary>
public sealed record ReceivedMetric(string Scope, string Name, string Unit, IReadOnlyList<ReceivedPoint> Points);

/// <summary>A point of a metric; of a histogram its sum and count.</summary>
public sealed record ReceivedPoint(IReadOnlyDictionary<string, string> Attributes, double Value, long Count);

/// <summary>A line of a log.</summary>
public sealed record ReceivedLog(string Scope, string Body, string TraceId, IReadOnlyDictionary<string, string> Attributes);
