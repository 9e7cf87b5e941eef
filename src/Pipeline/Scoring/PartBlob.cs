using System.Globalization;
using Azure.Storage.Blobs;
using Pipeline.Events;

namespace Pipeline.Scoring;

/// <summary>
/// Names of the blobs of a run's parts: <c>{run}/{kind}{first shard in hex}{ending}</c>. Results and candidates lie in the container of runs, the CSV files in that of predictions.
/// </summary>
internal static class PartBlob
{
    /// <summary>The kind of results, of candidates and of files of predictions.</summary>
    public const string Part = "part-";

    /// <summary>The kind of files of outcomes.</summary>
    public const string Outcomes = "outcomes-";

    public const string CsvEnding = ".csv.gz";

    public static string Results(string runId, ShardRange shards) => $"{runId}/{Part}{shards.Name}.json";

    /// <summary>The file of a kind, <see cref="Part"/> or <see cref="Outcomes"/>.</summary>
    public static string Csv(string kind, string runId, ShardRange shards) => $"{runId}/{kind}{shards.Name}{CsvEnding}";

    /// <summary>Names of the parts with the shards of some customers: each is named by the first of its shards.</summary>
    public static async Task<IReadOnlyList<string>> OfAsync(BlobContainerClient container, string runId, string kind, IEnumerable<string> customers, CancellationToken cancellationToken)
    {
        var parts = new SortedDictionary<int, string>();
        var prefix = $"{runId}/{kind}";
        await foreach (var blob in container.GetBlobsAsync(prefix: prefix, cancellationToken: cancellationToken))
        {
            if (int.TryParse(blob.Name.AsSpan(prefix.Length, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var first)) parts[first] = blob.Name;
        }
        return [.. customers.Select(CustomerShard.Of).Select(shard => parts.LastOrDefault(part => part.Key <= shard).Value).OfType<string>().Distinct()];
    }
}
