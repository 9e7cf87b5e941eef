using Analytics.Privacy;
using Azure.Storage.Blobs;
using Pipeline.Events;
using Pipeline.Storage;
using Pipeline.Storage.Tables;

namespace Pipeline.Ingest;

/// <summary>
/// The map that the lists of aliases make which users put beside their exports, <c>exports/aliases/*</c>: of every name the version that was
/// taken in last, older uploads first, so that of pairs that contradict each other the later upload counts. Safe for use by several threads.
/// </summary>
public sealed class AliasLibrary(BlobContainerClient events, ExportLedger ledger, TableClient tombstones)
{
    /// <summary>The folder of the lists in the exports container.</summary>
    public const string Kind = "aliases";

    private const string VersionPartition = "aliases";
    private const string SameAs = "SameAs";

    private volatile Made _made = new("", AliasMap.Empty);

    /// <summary>The map as of now. It is made anew only if other lists count, or one of them was changed, since the last time it was asked for.</summary>
    public async Task<AliasMap> CurrentAsync(CancellationToken cancellationToken)
    {
        var lists = await ListsAsync(cancellationToken);
        // With their versions: of a list that is there pairs of customers go who are forgotten.
        var of = string.Join('\n', await VersionsAsync(lists, cancellationToken));
        if (_made is { } made && made.Of == of) return made.Map;
        var map = await MakeAsync(lists, _ => false, cancellationToken);
        _made = new Made(of, map);
        return map;
    }

    /// <summary>
    /// Lets the map keep its version when the pairs of some customers are taken out of the lists: what is left of the exports says the same under both, so
    /// that nothing has to be read again. To be called before they are taken out.
    /// </summary>
    internal async Task KeepVersionWithoutAsync(IReadOnlyCollection<string> customers, CancellationToken cancellationToken)
    {
        var lists = await ListsAsync(cancellationToken);
        var before = await MakeAsync(lists, _ => false, cancellationToken);
        var after = await MakeAsync(lists, customers.Contains, cancellationToken);
        if (before.Version == after.Version) return;
        await tombstones.UpsertEntityAsync(new TableEntity(VersionPartition, after.Version) { [SameAs] = before.Version }, TableUpdateMode.Replace, cancellationToken);
    }

    private async Task<List<string>> ListsAsync(CancellationToken cancellationToken) =>
        [.. (await ledger.AliasListsAsync(cancellationToken)).Select(list => SegmentName.Of(Kind, list.SegmentsId, 1))];

    private async Task<IReadOnlyList<string>> VersionsAsync(List<string> lists, CancellationToken cancellationToken)
    {
        if (lists.Count == 0) return [];
        var versions = new Dictionary<string, string>(StringComparer.Ordinal);
        await foreach (var blob in events.GetBlobsAsync(prefix: $"{Kind}/", cancellationToken: cancellationToken)) versions[blob.Name] = blob.Properties.ETag.ToString() ?? "";
        return lists.ConvertAll(list => $"{list} {versions.GetValueOrDefault(list)}");
    }

    private async Task<AliasMap> MakeAsync(IReadOnlyList<string> lists, Func<string, bool> isGone, CancellationToken cancellationToken)
    {
        var builder = new AliasMapBuilder();
        var lines = 0;
        foreach (var list in lists)
        {
            var content = await events.GetBlobClient(list).DownloadContentAsync(cancellationToken);
            foreach (var (alias, customerId) in AliasPairs.Read(content.Value.Content.ToArray()))
            {
                lines++;
                if (!isGone(alias) && !isGone(customerId)) builder.Add(alias, customerId, lines);
            }
        }
        var map = builder.Build();
        return (await tombstones.FindAsync(VersionPartition, map.Version, cancellationToken))?.GetString(SameAs) is { } version ? map.WithVersion(version) : map;
    }

    private sealed record Made(string Of, AliasMap Map);
}
