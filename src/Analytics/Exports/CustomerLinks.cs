using Analytics.Privacy;

namespace Analytics.Exports;

/// <summary>
/// Finds a customer by another id: a key that another table has, such as a subscription's number, an alias of a customer who has several
/// ids, or personal data whose keyed hash is the id.
/// </summary>
/// <param name="aliases">Ids that belong to one customer.</param>
/// <param name="hash">Replaces personal ids; <c>null</c> if no key is set.</param>
public sealed class CustomerLinks(AliasMap aliases, IdentityHash? hash)
{
    private readonly Dictionary<string, Dictionary<string, string>> _keys = new(StringComparer.Ordinal);

    /// <summary>No aliases, no key.</summary>
    public static CustomerLinks None => new(AliasMap.Empty, null);

    /// <summary>The customers named so far under a key.</summary>
    public void Add(string key, string value, string customerId)
    {
        if (!_keys.TryGetValue(key, out var values)) _keys.Add(key, values = new Dictionary<string, string>(StringComparer.Ordinal));
        values[value] = customerId;
    }

    /// <summary>The customer that a table named under a key; <c>null</c> if none has.</summary>
    public string? Find(string key, string value) => _keys.TryGetValue(key, out var values) ? values.GetValueOrDefault(value) : null;

    /// <summary>The id of the customer who has this one among others.</summary>
    public string Resolve(string id) => aliases.Resolve(id);

    /// <summary>Replaces personal data; <c>null</c> if no key is set.</summary>
    public IdentityHash? Hash => hash;
}
