using Analytics.Customers;

namespace Analytics.Exports;

/// <summary>Tells the rows of one export apart: by their own ids, or by their content.</summary>
internal sealed class RowIdentities(UInt128 header, RecordMapper mapper)
{
    private readonly HashSet<UInt128> _seen = [];
    private readonly Dictionary<UInt128, long> _copies = [];

    /// <summary>Decides by which ids rows are told apart; another one when rows bring columns that none before had.</summary>
    public RecordMapper Mapper { get; set; } = mapper;

    /// <summary>
    /// What a row without an own id is known by. Where identical rows are answers of their own, it counts them: the second of its kind is the
    /// second in a later export too. To be asked once a row.
    /// </summary>
    public UInt128 ContentOf(ReadOnlySpan<byte> row)
    {
        var content = ContentHash.Of(header, row);
        if (Mapper.HasOwnIds || Mapper.IdenticalRowsAreOne) return content;
        var copies = _copies.GetValueOrDefault(content);
        _copies[content] = copies + 1;
        return copies == 0 ? content : ContentHash.Of($"{content:x32}-{copies}");
    }

    /// <summary>Whether no earlier row of the export was this one.</summary>
    public bool IsNew(CanonicalRecord record, RowReader row) => _seen.Add(Mapper.HasOwnIds ? ContentHash.Of(record.RecordId) : row.Content);
}
