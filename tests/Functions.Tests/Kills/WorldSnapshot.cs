using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using Pipeline.Ingest;
using Pipeline.Runs;
using Pipeline.Storage;
using Testing;

namespace Functions.Tests.Kills;

/// <summary>
/// Everything that an account holds, as lines that two accounts with the same exports have in common: ids that come of upload times and ETags are
/// replaced by what they stand for, times and counts of attempts are left out.
/// </summary>
internal static partial class WorldSnapshot
{
    public static async Task<IReadOnlyList<string>> TakeAsync(PipelineUnderTest pipeline)
    {
        var names = await NamesAsync(pipeline);
        var lines = new List<string>();
        foreach (var table in StorageLayout.Tables) lines.AddRange((await pipeline.RowsAsync(table)).Select(row => $"{table} {Plain(row, names)}"));
        foreach (var container in StorageLayout.Containers)
        {
            await foreach (var blob in pipeline.Container(container).GetBlobsAsync())
            {
                // The model's file holds how long its training took, and a checksum over that.
                var content = blob.Name.EndsWith("model.bin", StringComparison.Ordinal) ? "" : await TextAsync(pipeline, container, blob.Name);
                lines.Add($"{container}/{Plain(blob.Name, names)}: {Plain(content, names)}");
            }
        }
        foreach (var queue in StorageLayout.Queues.Concat(StorageLayout.PoisonQueues))
        {
            var properties = await pipeline.Storage.Queues.GetQueueClient(queue).GetPropertiesAsync();
            lines.Add($"{queue}: {properties.Value.ApproximateMessagesCount}");
        }
        return [.. lines.Order(StringComparer.Ordinal)];
    }

    /// <summary>What to replace by what, longest first.</summary>
    private static async Task<List<(string Id, string Name)>> NamesAsync(PipelineUnderTest pipeline)
    {
        var names = new List<(string, string)>();
        var (entries, _) = await pipeline.Jobs.Ledger.ListAsync(100, null, CancellationToken.None);
        foreach (LedgerEntry entry in entries)
            names.AddRange([(entry.RowKey, $"ROW {entry.Name}"), (entry.ExportId, $"EXPORT {entry.Name}"), (entry.BlobETag!, "ETAG")]);
        var (runs, _) = await pipeline.Jobs.Runs.ListAsync(100, null, CancellationToken.None);
        var number = runs.Count;
        foreach (var run in runs)
        {
            names.AddRange([(run.RunId, $"RUN {number}"), (RunId.NewestFirstKey(run.RunId), $"KEY {number}")]);
            number--;
        }
        return names;
    }

    private static string Plain(string text, List<(string Id, string Name)> names)
    {
        foreach (var (id, name) in names) text = text.Replace(id, name, StringComparison.Ordinal);
        return Incidental().Replace(text, "");
    }

    private static async Task<string> TextAsync(PipelineUnderTest pipeline, string container, string name)
    {
        var content = (await pipeline.Container(container).GetBlobClient(name).DownloadContentAsync()).Value.Content;
        if (!name.EndsWith(".gz", StringComparison.Ordinal)) return content.ToString();
        await using var gzip = new GZipStream(content.ToStream(), CompressionMode.Decompress);
        using var reader = new StreamReader(gzip, Encoding.UTF8);
        return await reader.ReadToEndAsync();
    }

    // Every account hashes ids under a key of its own.
    [GeneratedRegex("""UploadedAt=[^|]*|"trainingSeconds":\s*[0-9.E+-]+|"customer":"[0-9a-f]{64}"|Key=[A-Za-z0-9+/=]{44}""")]
    private static partial Regex Incidental();
}
