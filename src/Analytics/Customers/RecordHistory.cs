namespace Analytics.Customers;

/// <summary>
/// The versions of records of one kind. Rows with the same record id are versions of one record; the one with the latest change wins,
/// among equals the one that was added last. A version is visible from <see cref="CanonicalRecord.KnownAt"/> on.
/// </summary>
internal sealed class RecordHistory<TRecord>
    where TRecord : CanonicalRecord
{
    private readonly List<TRecord> _added = [];
    private TRecord[] _records = [];
    private bool _isSingle = true;

    /// <summary>Versions of all records.</summary>
    public int Count => _records.Length + _added.Count;

    public void Add(TRecord record) => _added.Add(record);

    /// <summary>Settles the order, after which reading is safe from any thread and in as little memory as can be.</summary>
    public void Freeze()
    {
        if (_added.Count == 0) return;
        // Those from before come first: their order among equals is that in which they were added.
        Version[] versions = [.. _records.Concat(_added).Select((record, order) => new Version(record, order))];
        Array.Sort(versions, Compare);
        _records = [.. versions.Select(version => version.Record)];
        _isSingle = true;
        for (var i = 1; i < _records.Length; i++) _isSingle &= !IsSameRecord(_records[i - 1], _records[i]);
        // With one version a record the winners are all there is: in order of time, what was known by a date mostly is what stands first.
        if (_isSingle) Array.Sort(_records, ByTime);
        _added.Clear();
        _added.Capacity = 0;
    }

    /// <summary>
    /// The winning version of every record in order of time. With <paramref name="asOf"/>, only versions known, and happenings before it;
    /// a customer list's row does not happen: its first version stands for the time before it too, and so does any that is not dated.
    /// </summary>
    public IReadOnlyList<TRecord> Latest(DateTimeOffset? asOf)
    {
        if (_isSingle) return asOf is { } date ? Known(date) : _records;
        var result = new List<TRecord>(_records.Length);
        for (var i = 0; i < _records.Length; i++)
        {
            var record = _records[i];
            var isFirst = i == 0 || !IsSameRecord(_records[i - 1], record);
            if (!Visible(record, isFirst, asOf)) continue;
            // Versions of one record stand together, oldest first: a later visible one replaces the one before.
            if (result.Count > 0 && IsSameRecord(result[^1], record)) result[^1] = record;
            else result.Add(record);
        }
        result.Sort(ByTime);
        return result;
    }

    /// <summary>Of records of one version, a stretch where that is all, as it is for whoever exports no times of change.</summary>
    private IReadOnlyList<TRecord> Known(DateTimeOffset asOf)
    {
        var start = 0;
        while (start < _records.Length && !Visible(_records[start], isFirst: true, asOf)) start++;
        var end = start;
        while (end < _records.Length && Visible(_records[end], isFirst: true, asOf)) end++;
        for (var i = end; i < _records.Length; i++)
        {
            if (Visible(_records[i], isFirst: true, asOf)) return Array.FindAll(_records, record => Visible(record, isFirst: true, asOf));
        }
        return start == 0 && end == _records.Length ? _records : new ArraySegment<TRecord>(_records, start, end - start);
    }

    private static bool IsSameRecord(TRecord left, TRecord right) => string.Equals(left.RecordId, right.RecordId, StringComparison.Ordinal);

    private readonly record struct Version(TRecord Record, int Order);

    private static bool Visible(TRecord record, bool isFirst, DateTimeOffset? asOf)
    {
        if (asOf is not { } limit) return true;
        if (record.Kind == RecordKind.Customer) return isFirst || record.UpdatedAt is null || record.UpdatedAt < limit;
        return record.HappenedAt < limit && record.KnownAt < limit;
    }

    private static int ByTime(TRecord left, TRecord right)
    {
        var byTime = Nullable.Compare(left.HappenedAt, right.HappenedAt);
        return byTime != 0 ? byTime : string.CompareOrdinal(left.RecordId, right.RecordId);
    }

    private static int Compare(Version left, Version right)
    {
        var byId = string.CompareOrdinal(left.Record.RecordId, right.Record.RecordId);
        if (byId != 0) return byId;
        var byChange = Nullable.Compare(left.Record.UpdatedAt, right.Record.UpdatedAt);
        return byChange != 0 ? byChange : left.Order.CompareTo(right.Order);
    }
}
