using Analytics.Customers;

namespace Pipeline.Forgetting;

/// <summary>Who was forgotten, as of one moment. Safe for use by several threads.</summary>
public sealed class Tombstones
{
    private readonly ForgottenHash? _hash;
    private readonly IReadOnlyDictionary<string, Tombstone> _stones;

    internal Tombstones(string version, ForgottenHash? hash, IReadOnlyDictionary<string, Tombstone> stones) => (Version, _hash, _stones) = (version, hash, stones);

    public static Tombstones None { get; } = new("", null, new Dictionary<string, Tombstone>());

    /// <summary>Another one with every customer that is forgotten; empty as long as nobody was.</summary>
    public string Version { get; }

    public bool IsEmpty => _stones.Count == 0;

    /// <summary>The tombstone of an id, <c>null</c> if there is none.</summary>
    public Tombstone? Find(string customerId)
    {
        if (IsEmpty) return null;
        foreach (var code in _hash!.AllOf(customerId))
        {
            if (_stones.TryGetValue(code, out var stone)) return stone;
        }
        return null;
    }

    /// <summary>The hashes under which an id may have a tombstone; none if nobody was forgotten.</summary>
    internal IEnumerable<string> CodesOf(string customerId) => _hash?.AllOf(customerId) ?? [];

    /// <summary>The hashes that had no tombstone before, or another.</summary>
    internal IEnumerable<string> NewSince(Tombstones before) =>
        _stones.Where(pair => !(before._stones.TryGetValue(pair.Key, out var stone) && stone == pair.Value)).Select(pair => pair.Key);

    /// <summary>Whether somebody among these customers was forgotten since.</summary>
    internal bool AnyNewAmong(IEnumerable<string> customers, Tombstones before) =>
        Version != before.Version && customers.Any(customerId => Find(customerId) is { } stone && stone != before.Find(customerId));

    /// <summary>Whether a record is of a customer who was forgotten when it had happened or later. One that has no time counts as known before.</summary>
    public bool Cover(CanonicalRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        return !IsEmpty && record.CustomerId is { } customerId && Find(customerId) is { } stone && !(record.TellsOf > stone.ForgottenAt);
    }
}
