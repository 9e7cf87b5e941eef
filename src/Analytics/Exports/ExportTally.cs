namespace Analytics.Exports;

/// <summary>Counts what becomes of the rows of an export.</summary>
internal sealed class ExportTally
{
    /// <summary>Reasons that are counted apart; a broken file must not fill the ledger.</summary>
    private const int MaxReasons = 100;

    private const string OtherReasons = "other reasons";

    private readonly Dictionary<(string? Column, string Reason), (long Count, long FirstLine)> _rejections = [];
    private readonly List<string> _warnings = [];
    private long _accepted;
    private long _duplicates;
    private long _rejected;
    private DateTimeOffset? _first;
    private DateTimeOffset? _last;

    public void Warn(string warning) => _warnings.Add(warning);

    public void Count(in ExportRow row)
    {
        switch (row.Outcome)
        {
            case RowOutcome.Accepted:
                _accepted++;
                if (row.Record?.HappenedAt is { } time)
                {
                    if (_first is null || time < _first) _first = time;
                    if (_last is null || time > _last) _last = time;
                }
                break;
            case RowOutcome.Duplicate:
                _duplicates++;
                break;
            case RowOutcome.Rejected:
                _rejected++;
                var key = (row.Rejection!.Column, row.Rejection.Reason);
                if (_rejections.Count >= MaxReasons && !_rejections.ContainsKey(key)) key = (null, OtherReasons);
                _rejections[key] = _rejections.TryGetValue(key, out var seen) ? (seen.Count + 1, seen.FirstLine) : (1, row.LineNumber);
                break;
        }
    }

    public ExportSummary Summarize(string name, string kind, string format) => new()
    {
        Name = name,
        Kind = kind,
        Format = format,
        RowsRead = _accepted + _rejected + _duplicates,
        Accepted = _accepted,
        Rejected = _rejected,
        Duplicates = _duplicates,
        Rejections =
        [
            .. _rejections
                .Select(pair => new RejectionCount(pair.Key.Column, pair.Key.Reason, pair.Value.Count, pair.Value.FirstLine))
                .OrderByDescending(rejection => rejection.Count).ThenBy(rejection => rejection.FirstLine),
        ],
        Warnings = [.. _warnings],
        FirstEventAt = _first,
        LastEventAt = _last,
    };
}
