using Analytics.Customers;
using Pipeline.Events;
using Pipeline.Storage;
using Testing;

namespace Pipeline.Tests.Ingest;

/// <summary>The records that the next run would read.</summary>
internal static class CountedRecords
{
    public static async Task<List<CanonicalRecord>> ReadAsync(PipelineUnderTest pipeline)
    {
        var reader = new SegmentReader(pipeline.Container(StorageLayout.EventsContainer));
        var records = new List<CanonicalRecord>();
        foreach (var (kind, name) in (await pipeline.Jobs.Ledger.AcceptedAsync(CancellationToken.None)).SelectMany(entry => entry.SegmentNames()))
        {
            await foreach (var record in reader.ReadAsync(await reader.OpenAsync(kind, name, CancellationToken.None), ShardRange.All)) records.Add(record);
        }
        return records;
    }

    /// <summary>As lines, in an order that does not depend on that of the exports.</summary>
    public static async Task<List<string>> LinesAsync(PipelineUnderTest pipeline) =>
        [.. (await ReadAsync(pipeline)).Select(record => $"{record.Kind} {RecordText.Of(record)}").Order(StringComparer.Ordinal)];

    /// <summary>The customers of the records, in order, one entry a record.</summary>
    public static async Task<List<string?>> CustomersAsync(PipelineUnderTest pipeline) =>
        [.. (await ReadAsync(pipeline)).Select(record => record.CustomerId).Order(StringComparer.Ordinal)];
}
