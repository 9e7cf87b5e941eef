using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Pipeline.Telemetry;

namespace Pipeline.Tests.Telemetry;

/// <summary>Hears what the jobs of one pipeline measure.</summary>
internal sealed class Measured : IDisposable
{
    private readonly MeterListener _listener = new();
    private readonly ConcurrentQueue<(string Name, double Value, string Attributes)> _heard = new();

    public Measured(PipelineMetrics metrics)
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter == metrics.Meter) listener.EnableMeasurementEvents(instrument);
        };
        _listener.SetMeasurementEventCallback<long>((instrument, value, attributes, _) => Hear(instrument, value, attributes));
        _listener.SetMeasurementEventCallback<double>((instrument, value, attributes, _) => Hear(instrument, value, attributes));
        _listener.Start();
    }

    /// <summary>The sum of what a counter counted, by its attributes, written <c>kind=surveys outcome=accepted</c>.</summary>
    public IReadOnlyDictionary<string, double> Sums(string name) =>
        _heard.Where(heard => heard.Name == name).GroupBy(heard => heard.Attributes).ToDictionary(group => group.Key, group => group.Sum(heard => heard.Value));

    public IReadOnlyList<double> Values(string name) => [.. _heard.Where(heard => heard.Name == name).Select(heard => heard.Value)];

    /// <summary>What a gauge shows now.</summary>
    public double? Now(string name)
    {
        _heard.Clear();
        _listener.RecordObservableInstruments();
        return Values(name) is [var value] ? value : null;
    }

    public void Dispose() => _listener.Dispose();

    private void Hear(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> attributes)
    {
        var words = new List<string>();
        foreach (var (name, attribute) in attributes) words.Add($"{name}={attribute}");
        _heard.Enqueue((instrument.Name, value, string.Join(' ', words.Order(StringComparer.Ordinal))));
    }
}
