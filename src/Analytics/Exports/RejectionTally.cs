namespace Analytics.Exports;

/// <summary>Counts rejected rows by table, column and reason.</summary>
public sealed class RejectionTally
{
    /// <summary>Reasons that are counted apart; a broken file must not fill the ledger.</summary>
    private const int MaxReasons = 100;

    private static readonly (string Table, string? Column, string Reason, bool LeftOut) Others = ("", null, "other reasons", false);

    private readonly Dictionary<(string Table, string? Column, string Reason, bool LeftOut), (long Count, long FirstLine)> _rejections = [];

    /// <summary>Rejected rows.</summary>
    public long Count { get; private set; }

    /// <summary>Those of them that were never meant to count.</summary>
    public long LeftOut { get; private set; }

    /// <summary>Counts one row; rows may come in any order.</summary>
    /// <param name="table">The table's name within the export; empty if the export is one table.</param>
    /// <param name="rejection">Why the row was not taken in.</param>
    public void Add(string table, RowRejection rejection)
    {
        ArgumentNullException.ThrowIfNull(rejection);
        Count++;
        if (rejection.IsLeftOut) LeftOut++;
        var key = (table, rejection.Column, rejection.Reason, rejection.IsLeftOut);
        if (_rejections.Count >= MaxReasons && !_rejections.ContainsKey(key)) key = Others;
        var (count, first) = _rejections.GetValueOrDefault(key, (0, long.MaxValue));
        _rejections[key] = (count + 1, Math.Min(first, rejection.LineNumber));
    }

    /// <summary>Most frequent first, among equals by line.</summary>
    public IReadOnlyList<RejectionCount> ToCounts() =>
    [
        .. _rejections
            .Select(pair => new RejectionCount(pair.Key.Column, pair.Key.Reason, pair.Value.Count, pair.Value.FirstLine)
            {
                Table = pair.Key.Table.Length == 0 ? null : pair.Key.Table,
                LeftOut = pair.Key.LeftOut,
            })
            .OrderByDescending(rejection => rejection.Count).ThenBy(rejection => rejection.FirstLine),
    ];
}
