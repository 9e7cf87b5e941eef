using Analytics.Customers;
using Analytics.Exports;
using Azure.Storage.Blobs;

namespace Pipeline.Events;

/// <summary>Writes an export's accepted records of every kind as segments; see <see cref="SegmentWriter"/>.</summary>
internal sealed class EventWriter(BlobContainerClient events, string exportId) : IDisposable
{
    private readonly Dictionary<RecordKind, SegmentWriter> _writers = [];

    /// <summary>Segments written so far, by kind.</summary>
    public IReadOnlyDictionary<string, int> Counts =>
        _writers.Where(writer => writer.Value.Count > 0).OrderBy(writer => writer.Key).ToDictionary(writer => ExportKind.Of(writer.Key), writer => writer.Value.Count);

    public ValueTask AddAsync(CanonicalRecord record, CancellationToken cancellationToken)
    {
        if (!_writers.TryGetValue(record.Kind, out var writer)) _writers.Add(record.Kind, writer = new SegmentWriter(events, ExportKind.Of(record.Kind), exportId));
        return writer.AddAsync(record, cancellationToken);
    }

    /// <summary>Writes what is gathered, if there is anything.</summary>
    public async Task FlushAsync(CancellationToken cancellationToken)
    {
        foreach (var writer in _writers.Values) await writer.FlushAsync(cancellationToken);
    }

    public void Dispose()
    {
        foreach (var writer in _writers.Values) writer.Dispose();
    }
}
