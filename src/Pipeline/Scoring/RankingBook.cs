namespace Pipeline.Scoring;

/// <summary>Puts customers into the lists they belong in and keeps the highest of each, in memory for twice as many.</summary>
/// <param name="lists">The lists to keep; customers are passed over in others.</param>
public sealed class RankingBook(IEnumerable<string> lists)
{
    private readonly Dictionary<string, List<RankedCustomer>> _lists = lists.ToDictionary(name => name, _ => new List<RankedCustomer>(), StringComparer.Ordinal);

    public void Add(RankedCustomer customer) => Add(customer, _ => true);

    /// <param name="customer">The customer.</param>
    /// <param name="isMeant">Whether a list is to take them: their part may not have counted it, and then its places would not match its totals.</param>
    public void Add(RankedCustomer customer, Func<string, bool> isMeant)
    {
        foreach (var name in RankingList.Of(customer).Where(isMeant))
        {
            if (!_lists.TryGetValue(name, out var list)) continue;
            list.Add(customer);
            if (list.Count >= 2 * RankingList.Capacity) Cut(name, list);
        }
    }

    /// <summary>The customers of a list, highest first, at most <see cref="RankingList.Capacity"/>.</summary>
    public IReadOnlyList<RankedCustomer> Of(string name)
    {
        var list = _lists[name];
        Cut(name, list);
        return list;
    }

    /// <summary>Everybody who stands in some list, each once, by risk.</summary>
    public IReadOnlyList<RankedCustomer> Everybody()
    {
        var everybody = _lists.Keys.SelectMany(Of).DistinctBy(customer => customer.CustomerId, StringComparer.Ordinal).ToList();
        everybody.Sort(RankedCustomer.Compare);
        return everybody;
    }

    private static void Cut(string name, List<RankedCustomer> list)
    {
        list.Sort(RankingList.IsByValue(name) ? RankedCustomer.CompareValue : RankedCustomer.Compare);
        if (list.Count > RankingList.Capacity) list.RemoveRange(RankingList.Capacity, list.Count - RankingList.Capacity);
    }
}
