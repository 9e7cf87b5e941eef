using Analytics.Privacy;

namespace Analytics.Exports;

/// <summary>
/// Finds a customer by another id: a key that another table has, such as a subscription's number, an alias of a customer who has several
/// ids, or personal data whose keyed hash is the id.
/// </summary>
/// <param name="aliases">Ids that belong to one customer.</param>
/// <param name="hash">Replaces personal ids; <c>null</c> if no key is set.</param>
/// <param name="known">Customers whom tables read before name under keys; those named since go before them.</param>
/// <param name="forgottenAt">When a customer was forgotten, <c>null</c> for one who was not; <c>null</c> if nobody was.</param>
public sealed class CustomerLinks(AliasMap aliases, IdentityHash? hash, KeyedCustomers? known = null, Func<string, DateTimeOffset?>? forgottenAt = null)
{
    private readonly SortedSet<string> _missed = new(StringComparer.Ordinal);
    private (string Id, string Customer) _resolved = ("", "");

    /// <summary>No aliases, no key.</summary>
    public static CustomerLinks None => new(AliasMap.Empty, null);

    /// <summary>The customers named so far under keys, by the ids that their tables have for them: what they are aliases of may change.</summary>
    public KeyedCustomers Named { get; } = new();

    /// <summary>Names of the keys under which a value was looked for that nobody has named.</summary>
    public IReadOnlyCollection<string> Missed => _missed;

    /// <summary>Names a customer under a key.</summary>
    public void Add(string key, string value, string customerId) => Named.Add(key, value, customerId == _resolved.Customer ? _resolved.Id : customerId);

    /// <summary>The customer that a table named under a key, by the id that <see cref="Resolve"/> takes; <c>null</c> if none has.</summary>
    public string? Find(string key, string value)
    {
        var found = Named.Find(key, value) ?? known?.Find(key, value);
        if (found is null) _missed.Add(key);
        return found;
    }

    /// <summary>The id of the customer who has this one among others.</summary>
    public string Resolve(string id)
    {
        _resolved = (id, aliases.Resolve(id));
        return _resolved.Customer;
    }

    /// <summary>Whether what happened at a time is left out, as its customer was forgotten then or later. What has no time was known before.</summary>
    internal bool IsForgotten(string? customerId, DateTimeOffset? time) => forgottenAt is not null && customerId is not null && forgottenAt(customerId) is { } at && !(time > at);

    /// <summary>Whether anybody was forgotten.</summary>
    internal bool KnowsForgotten => forgottenAt is not null;

    /// <summary>Replaces personal data; <c>null</c> if no key is set.</summary>
    public IdentityHash? Hash => hash;
}
