using Analytics.Prediction;

namespace Pipeline.Scoring;

/// <summary>The lists of the table <c>Rankings</c>: everybody, and each band.</summary>
public static class RankingList
{
    /// <summary>Customers a list holds at most; complete lists are the CSV parts.</summary>
    public const int Capacity = 10_000;

    public const string All = "all";

    public static IReadOnlyList<string> Names { get; } = [All, .. RiskBand.Names];

    /// <summary>The lists an entry of that band stands in.</summary>
    public static IEnumerable<string> Of(string band) => [All, band];

    /// <summary>The highest entries of each list, highest first.</summary>
    public static Dictionary<string, IReadOnlyList<RankedCustomer>> Top(IEnumerable<RankedCustomer> customers)
    {
        var lists = Names.ToDictionary(name => name, _ => new List<RankedCustomer>(), StringComparer.Ordinal);
        foreach (var customer in customers)
        {
            foreach (var list in Of(customer.Band)) lists[list].Add(customer);
        }
        return lists.ToDictionary(pair => pair.Key, pair => (IReadOnlyList<RankedCustomer>)Cut(pair.Value), StringComparer.Ordinal);
    }

    /// <summary>Merges lists of the same name.</summary>
    public static IReadOnlyList<RankedCustomer> Merge(IEnumerable<IReadOnlyList<RankedCustomer>> parts) => Cut([.. parts.SelectMany(part => part)]);

    private static List<RankedCustomer> Cut(List<RankedCustomer> list)
    {
        list.Sort(RankedCustomer.Compare);
        return list.Count > Capacity ? list[..Capacity] : list;
    }
}
