using Analytics.Exports.Quality;

namespace Analytics.Exports.Rows;

/// <summary>Counts what becomes of the rows of an export.</summary>
internal sealed class ExportTally
{
    private readonly RejectionTally _rejections = new();
    private readonly List<string> _warnings = [];
    private readonly ProfileBuilder _profile = new();
    private long _accepted;
    private long _duplicates;
    private DateTimeOffset? _first;
    private DateTimeOffset? _last;

    public void Warn(string warning) => _warnings.Add(warning);

    /// <summary>Warnings about one table of the export, which is named where it is one of several.</summary>
    public void Warn(string table, IEnumerable<string> warnings) => _warnings.AddRange(warnings.Select(warning => table.Length == 0 ? warning : $"{table}: {warning}"));

    public void Count(ExportRow row)
    {
        _profile.Add(row);
        switch (row.Outcome)
        {
            case RowOutcome.Accepted:
                _accepted++;
                for (var index = 0; index < row.Records.Length; index++) See(row.Records[index].HappenedAt);
                break;
            case RowOutcome.Duplicate:
                _duplicates++;
                break;
            case RowOutcome.Rejected:
                _rejections.Add(row.Table, row.Rejection!);
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
        RowsRead = _accepted + _rejections.Count + _duplicates,
        Accepted = _accepted,
        Rejected = _rejections.Count,
        Duplicates = _duplicates,
        LeftOut = _rejections.LeftOut,
        Tables = tables,
        Profile = _profile.Build(),
        Rejections = _rejections.ToCounts(),
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
