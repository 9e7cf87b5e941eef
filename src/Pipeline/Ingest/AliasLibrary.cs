using Analytics.Privacy;
using Azure.Storage.Blobs;
using Pipeline.Events;

namespace Pipeline.Ingest;

/// <summary>
/// The map that the lists of aliases make which users put beside their exports, <c>exports/aliases/*</c>: of every name the version that was
/// taken in last, older uploads first, so that of pairs that contradict each other the later upload counts. Safe for use by several threads.
/// </summary>
public sealed class AliasLibrary(BlobContainerClient events, ExportLedger ledger)
{
    /// <summary>The folder of the lists in the exports container.</summary>
    public const string Kind = "aliases";

    private volatile Made _made = new("", AliasMap.Empty);

    /// <summary>The map as of now. It is made anew only if other lists count than the last time it was asked for.</summary>
    public async Task<AliasMap> CurrentAsync(CancellationToken cancellationToken)
    {
        var lists = (await ledger.AliasListsAsync(cancellationToken)).Select(list => SegmentName.Of(Kind, list.SegmentsId, 1)).ToList();
        var of = string.Join('\n', lists);
        if (_made is { } made && made.Of == of) return made.Map;

        var builder = new AliasMapBuilder();
        var lines = 0;
        foreach (var list in lists)
        {
            var download = await events.GetBlobClient(list).DownloadStreamingAsync(cancellationToken: cancellationToken);
            await using var content = download.Value.Content;
            lines = await AliasPairs.ReadAsync(content, builder, lines, cancellationToken);
        }
        var map = builder.Build();
        _made = new Made(of, map);
        return map;
    }

    private sealed record Made(string Of, AliasMap Map);
}
