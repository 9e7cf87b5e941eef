using System.Globalization;
using Azure.Storage.Blobs;
using Pipeline.Events;

namespace Pipeline.Forgetting;

/// <summary>Finds the blobs of a run's parts that may hold a customer.</summary>
internal static class RunParts
{
    /// <summary>What the names of predictions and candidates begin with.</summary>
    public const string Part = "part-";

    /// <summary>What the names of outcomes begin with.</summary>
    public const string Outcomes = "outcomes-";

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
