using Analytics.Exports.Quality;

namespace Analytics.Exports.Rows;

/// <summary>Counts what becomes of the rows of an export.</summary>
internal sealed class ExportTally
{
    /// <summary>Reasons that are counted apart; a broken file must not fill the ledger.</summary>
    private const int MaxReasons = 100;

    private const string OtherReasons = "other reasons";

    private readonly Dictionary<(string Table, string? Column, string Reason, bool LeftOut), (long Count, long FirstLine)> _rejections = [];
    private readonly List<string> _warnings = [];
    private readonly ProfileBuilder _profile = new();
    private long _accepted;
    private long _duplicates;
    private long _rejected;
    private long _leftOut;
    private DateTimeOffset? _first;
    private DateTimeOffset? _last;

    public void Warn(string warning) => _warnings.Add(warning);

    /// <summary>Warnings about one table of the export, which is named where it is one of several.</summary>
    public void Warn(string table, IEnumerable<string> warnings) => _warnings.AddRange(warnings.Select(warning => table.Length == 0 ? warning : $"{table}: {warning}"));

    public void Count(in ExportRow row)
    {
        switch (row.Outcome)
        {
            case RowOutcome.Accepted:
                _accepted++;
                for (var index = 0; index < row.Records.Count; index++)
                {
                    See(row.Records[index].HappenedAt);
                    _profile.Add(row.Records[index]);
                }
                break;
            case RowOutcome.Duplicate:
                _duplicates++;
                break;
            case RowOutcome.Rejected:
                _rejected++;
                var key = (row.Table, row.Rejection!.Column, row.Rejection.Reason, row.Rejection.IsLeftOut);
                if (row.Rejection.IsLeftOut) _leftOut++;
                if (_rejections.Count >= MaxReasons && !_rejections.ContainsKey(key)) key = ("", null, OtherReasons, false);
                _rejections[key] = _rejections.TryGetValue(key, out var seen) ? (seen.Count + 1, seen.FirstLine) : (1, row.LineNumber);
                break;
        }
    }

    /// <summary>Rows that passed as accepted and turned out to repeat others when all were through.</summary>
    public void MoveToDuplicates(long rows) => (_accepted, _duplicates) = (_accepted - rows, _duplicates + rows);

    public ExportSummary Summarize(string name, string kind, string format, IReadOnlyList<TableRecognition> tables) => new()
    {
        Name = name,
        Kind = kind,
        Format = format,
        RowsRead = _accepted + _rejected + _duplicates,
        Accepted = _accepted,
        Rejected = _rejected,
        Duplicates = _duplicates,
        LeftOut = _leftOut,
        Tables = tables,
        Profile = _profile.Build(),
        Rejections =
        [
            .. _rejections
                .Select(pair => new RejectionCount(pair.Key.Column, pair.Key.Reason, pair.Value.Count, pair.Value.FirstLine)
                {
                    Table = pair.Key.Table.Length == 0 ? null : pair.Key.Table,
                    LeftOut = pair.Key.LeftOut,
                })
                .OrderByDescending(rejection => rejection.Count).ThenBy(rejection => rejection.FirstLine),
        ],
        Warnings = [.. _warnings],
        FirstEventAt = _first,
        LastEventAt = _last,
    };

    private void See(DateTimeOffset? happenedAt)
    {
        if (happenedAt is not { } time) return;
        if (_first is null || time < _first) _first = time;
        if (_last is null || time > _last) _last = time;
    }
}
