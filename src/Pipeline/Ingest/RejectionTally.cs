using Analytics.Exports;

namespace Pipeline.Ingest;

/// <summary>Counts rejected rows by table, column and reason.</summary>
internal sealed class RejectionTally
{
    /// <summary>Reasons that are counted apart; a broken file must not fill the ledger.</summary>
    private const int MaxReasons = 100;

    private static readonly (string? Table, string? Column, string Reason, bool LeftOut) Others = (null, null, "other reasons", false);

    private readonly Dictionary<(string? Table, string? Column, string Reason, bool LeftOut), (long Count, long FirstLine)> _rejections = [];

    /// <summary>Rejected rows.</summary>
    public long Count { get; private set; }

    public void Add(QuarantinedRow row)
    {
        Count++;
        var key = (row.Table, row.Column, row.Reason, row.LeftOut);
        if (_rejections.Count >= MaxReasons && !_rejections.ContainsKey(key)) key = Others;
        _rejections[key] = _rejections.TryGetValue(key, out var seen) ? (seen.Count + 1, Math.Min(seen.FirstLine, row.Line)) : (1, row.Line);
    }

    /// <summary>Most frequent first.</summary>
    public IReadOnlyList<RejectionCount> ToCounts() =>
    [
        .. _rejections
            .Select(pair => new RejectionCount(pair.Key.Column, pair.Key.Reason, pair.Value.Count, pair.Value.FirstLine) { Table = pair.Key.Table, LeftOut = pair.Key.LeftOut })
            .OrderByDescending(rejection => rejection.Count).ThenBy(rejection => rejection.FirstLine),
    ];
}
