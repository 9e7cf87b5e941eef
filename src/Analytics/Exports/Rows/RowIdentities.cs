using System.Runtime.InteropServices;

namespace Analytics.Exports.Rows;

/// <summary>Tells the rows of one export apart: by their own ids, or by their content. Memory is bounded.</summary>
internal sealed class RowIdentities : IDisposable
{
    private readonly KeyedHash _ids = new();
    private readonly DuplicateFilter _seen;
    private readonly Dictionary<UInt128, int> _copies = [];
    private readonly int _capacity;
    private (string? Id, UInt128 Hash) _expected;

    /// <param name="capacity">Rows that are told apart at once; see <see cref="DuplicateFilter"/>.</param>
    public RowIdentities(int capacity = DuplicateFilter.DefaultCapacity)
    {
        _capacity = capacity;
        _seen = new DuplicateFilter(capacity);
    }

    /// <summary>
    /// What a row without an own id is known by, where identical rows are answers of their own: it counts them, as the second of its kind is
    /// the second in a later export too. Rows beyond the capacity are not counted apart.
    /// </summary>
    public UInt128 CopyOf(UInt128 content)
    {
        if (_copies.TryGetValue(content, out var copies)) _copies[content] = copies + 1;
        else if (_copies.Count < _capacity) _copies.Add(content, 1);
        return copies == 0 ? content : ContentHash.Of($"{content:x32}-{copies}");
    }

    /// <summary>Whether no earlier row had the content.</summary>
    public bool IsNew(UInt128 content) => _seen.IsNew(content);

    /// <summary>Takes note of an id of which <see cref="IsNew(string)"/> will soon be asked.</summary>
    public void Expect(string id)
    {
        _expected = (id, HashOf(id));
        _seen.Expect(_expected.Hash);
    }

    /// <summary>Whether no earlier row had the own id.</summary>
    public bool IsNew(string id) => _seen.IsNew(ReferenceEquals(id, _expected.Id) ? _expected.Hash : HashOf(id));

    /// <inheritdoc cref="DuplicateFilter.CountLate"/>
    public long CountLate() => _seen.CountLate();

    public void Dispose() => _seen.Dispose();

    private UInt128 HashOf(string id) => _ids.Of(MemoryMarshal.AsBytes(id.AsSpan()));
}
