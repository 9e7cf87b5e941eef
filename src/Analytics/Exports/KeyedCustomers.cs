using System.Security.Cryptography;
using System.Text;
using Analytics.Privacy;

namespace Analytics.Exports;

/// <summary>
/// The customers that tables name under keys, such as a subscription's number. Of a value only 128 bits of its SHA-256 are kept: enough to find it again, and
/// nothing that could be read. A million take less than a hundred bytes each. Not safe for several threads.
/// </summary>
public sealed class KeyedCustomers
{
    /// <summary>Bytes that are kept of the hash of a value.</summary>
    internal const int HashBytes = 16;

    private readonly SortedDictionary<string, Links> _keys = new(StringComparer.Ordinal);
    private readonly IdPool _customers = new();

    /// <summary>Names of the keys under which customers are named, in order.</summary>
    public IReadOnlyCollection<string> Keys => _keys.Keys;

    /// <summary>Values with a customer, of all keys.</summary>
    public int Count => _keys.Values.Sum(links => links.Values.Count);

    /// <summary>Names a customer. The last one of a value counts.</summary>
    public void Add(string key, string value, string customerId)
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(value);
        ArgumentNullException.ThrowIfNull(customerId);
        Add(key, HashOf(value), customerId);
    }

    /// <summary>The customer named under a key; <c>null</c> if none is.</summary>
    public string? Find(string key, string value)
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(value);
        if (!_keys.TryGetValue(key, out var links)) return null;
        var index = links.Values.IndexOf(HashOf(value));
        return index < 0 ? null : Encoding.UTF8.GetString(_customers[links.Customers[index]]);
    }

    /// <summary>Writes everything as gzipped lines.</summary>
    /// <param name="stream">Left open.</param>
    public void Write(Stream stream) => KeyedCustomersFormat.Write(this, stream);

    /// <summary>Adds what <see cref="Write"/> wrote.</summary>
    /// <param name="stream">Left open.</param>
    /// <param name="keys">The keys that are wanted; others are passed over.</param>
    /// <exception cref="InvalidDataException">It is something else, or damaged; the message names the line.</exception>
    public void Read(Stream stream, IReadOnlyCollection<string> keys) => KeyedCustomersFormat.Read(this, stream, keys);

    /// <summary>Copies what <see cref="Write"/> wrote without what leads to some customers.</summary>
    /// <param name="source">Left open.</param>
    /// <param name="target">Left open.</param>
    /// <param name="isGone">Whether a customer is to go.</param>
    /// <returns>Values left out.</returns>
    /// <exception cref="InvalidDataException">It is something else, or damaged; the message names the line.</exception>
    public static int CopyWithout(Stream source, Stream target, Func<string, bool> isGone) => KeyedCustomersFormat.CopyWithout(source, target, isGone);

    /// <summary>What it takes in memory.</summary>
    internal long Bytes => _customers.Bytes + _keys.Values.Sum(links => links.Values.Bytes + (sizeof(int) * (long)links.Customers.Capacity));

    internal void Add(string key, ReadOnlySpan<byte> hash, string customerId)
    {
        if (!_keys.TryGetValue(key, out var links)) _keys.Add(key, links = new Links([], new IdPool()));
        var customer = _customers.Add(Encoding.UTF8.GetBytes(customerId));
        var index = links.Values.Add(hash);
        if (index < links.Customers.Count) links.Customers[index] = customer;
        else links.Customers.Add(customer);
    }

    /// <summary>Gives every link, key by key in the order in which values came.</summary>
    internal void ForEach(VisitLink visit)
    {
        foreach (var (key, links) in _keys)
        {
            for (var index = 0; index < links.Values.Count; index++) visit(key, links.Values[index], _customers[links.Customers[index]]);
        }
    }

    private static ReadOnlySpan<byte> HashOf(string value) => SHA256.HashData(Encoding.UTF8.GetBytes(value)).AsSpan(0, HashBytes);

    internal delegate void VisitLink(string key, ReadOnlySpan<byte> hash, ReadOnlySpan<byte> customerId);

    /// <summary>What is named under one key.</summary>
    /// <param name="Customers">The index of a value's customer among all of them.</param>
    /// <param name="Values">Hashes of the values.</param>
    private sealed record Links(List<int> Customers, IdPool Values);
}
