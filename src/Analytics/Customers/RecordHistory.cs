namespace Analytics.Customers;

/// <summary>
/// The versions of records of one kind. Rows with the same record id are versions of one record; the one with the latest change wins,
/// among equals the one that was added last. A version is visible from <see cref="CanonicalRecord.KnownAt"/> on.
/// </summary>
internal sealed class RecordHistory<TRecord>
    where TRecord : CanonicalRecord
{
    private readonly List<Version> _versions = [];
    private bool _ordered = true;

    private readonly record struct Version(TRecord Record, int Order);

    /// <summary>Versions of all records.</summary>
    public int Count => _versions.Count;

    public void Add(TRecord record)
    {
        _versions.Add(new Version(record, _versions.Count));
        _ordered = false;
    }

    /// <summary>Settles the order, after which reading is safe from any thread.</summary>
    public void Freeze()
    {
        if (_ordered) return;
        _versions.Sort(Compare);
        _ordered = true;
    }

    /// <summary>
    /// The winning version of every record in order of time. With <paramref name="asOf"/>, only versions known, and happenings before it;
    /// a customer list's row does not happen: its first version stands for the time before it too, and so does any that is not dated.
    /// </summary>
    public List<TRecord> Latest(DateTimeOffset? asOf)
    {
        var result = new List<TRecord>(_versions.Count);
        for (var i = 0; i < _versions.Count; i++)
        {
            var record = _versions[i].Record;
            var isFirst = i == 0 || !string.Equals(_versions[i - 1].Record.RecordId, record.RecordId, StringComparison.Ordinal);
            if (!Visible(record, isFirst, asOf)) continue;
            // Versions of one record stand together, oldest first: a later visible one replaces the one before.
            if (result.Count > 0 && string.Equals(result[^1].RecordId, record.RecordId, StringComparison.Ordinal)) result[^1] = record;
            else result.Add(record);
        }
        result.Sort(ByTime);
        return result;
    }

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
