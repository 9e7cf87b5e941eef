using System.Buffers;
using System.Text;

namespace Analytics.Privacy;

/// <summary>Which customer an id belongs to, where one customer has several. Chains are followed to their end. Safe for use by several threads.</summary>
public sealed class AliasMap
{
    private readonly IdPool _ids;
    private readonly int[] _targets;
    private readonly Lazy<string> _version;

    internal AliasMap(IdPool ids, int[] targets)
    {
        _ids = ids;
        _targets = targets;
        Count = targets.Count(target => target >= 0);
        _version = new Lazy<string>(() => AliasMapFormat.VersionOf(this));
    }

    private AliasMap(AliasMap map, string version) => (_ids, _targets, Count, _version) = (map._ids, map._targets, map.Count, new Lazy<string>(version));

    public static AliasMap Empty { get; } = new AliasMapBuilder().Build();

    /// <summary>Number of aliases.</summary>
    public int Count { get; }

    /// <summary>16 hex digits of a hash of what the map says, <c>none</c> if it says nothing. The order of the pairs and the ways by which they lead somewhere do not matter.</summary>
    public string Version => _version.Value;

    /// <summary>The customer to whom an id belongs: the id itself, the same instance, if it is no alias.</summary>
    public string Resolve(string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        if (Count == 0) return id;
        const int OnStack = 512;
        var most = Encoding.UTF8.GetMaxByteCount(id.Length);
        var rented = most <= OnStack ? null : ArrayPool<byte>.Shared.Rent(most);
        var buffer = rented is null ? stackalloc byte[OnStack] : rented;
        var index = _ids.IndexOf(buffer[..Encoding.UTF8.GetBytes(id, buffer)]);
        if (rented is not null) ArrayPool<byte>.Shared.Return(rented);
        return index < 0 || _targets[index] < 0 ? id : Encoding.UTF8.GetString(_ids[_targets[index]]);
    }

    /// <summary>The same map under another version: what it was before pairs were taken out that no row asks for any more.</summary>
    public AliasMap WithVersion(string version) => new(this, version);

    /// <summary>Every id of the customer to whom an id belongs, the customer's own first, the others in the order of their bytes. All aliases are looked through once.</summary>
    public IReadOnlyList<string> NamesOf(string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        if (Count == 0) return [id];
        var customer = Resolve(id);
        var index = _ids.IndexOf(Encoding.UTF8.GetBytes(customer));
        var names = new List<string> { customer };
        if (index >= 0)
        {
            var aliases = new List<int>();
            for (var alias = 0; alias < _targets.Length; alias++)
            {
                if (_targets[alias] == index) aliases.Add(alias);
            }
            aliases.Sort(CompareBytes);
            names.AddRange(aliases.Select(alias => Encoding.UTF8.GetString(_ids[alias])));
        }
        if (!names.Contains(id)) names.Add(id);
        return names;
    }

    /// <summary>Writes the map as gzipped lines. The same map gives the same lines.</summary>
    /// <param name="stream">Left open.</param>
    public void Write(Stream stream) => AliasMapFormat.Write(this, stream);

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <exception cref="InvalidDataException">It is something else, or damaged; the message names the line.</exception>
    public static AliasMap Read(Stream stream) => AliasMapFormat.Read(stream);

    /// <summary>What the map takes in memory.</summary>
    internal long Bytes => _ids.Bytes + (sizeof(int) * (long)_targets.Length);

    /// <summary>The aliases in the order of their bytes.</summary>
    internal int[] SortedAliases()
    {
        var aliases = new int[Count];
        var count = 0;
        for (var index = 0; index < _targets.Length; index++)
        {
            if (_targets[index] >= 0) aliases[count++] = index;
        }
        Array.Sort(aliases, CompareBytes);
        return aliases;
    }

    private int CompareBytes(int left, int right) => _ids[left].SequenceCompareTo(_ids[right]);

    internal ReadOnlySpan<byte> Alias(int index) => _ids[index];

    internal ReadOnlySpan<byte> Customer(int index) => _ids[_targets[index]];
}
