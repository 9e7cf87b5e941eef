using Analytics.Prediction;

namespace Pipeline.Scoring;

/// <summary>The lists of the table <c>Rankings</c>: everybody and each band by churn probability, and those whose value is known by value at risk.</summary>
public static class RankingList
{
    /// <summary>Customers a list holds at most; complete lists are the CSV parts.</summary>
    public const int Capacity = 10_000;

    public const string All = "all";

    /// <summary>Customers whose value is known, by value at risk.</summary>
    public const string Value = "value";

    public static IReadOnlyList<string> Names { get; } = [All, .. RiskBand.Names, Value];

    /// <summary>The lists a customer stands in.</summary>
    public static IEnumerable<string> Of(RankedCustomer customer)
    {
        ArgumentNullException.ThrowIfNull(customer);
        return customer.ValueAtRisk is null ? [All, customer.Band] : [All, customer.Band, Value];
    }

    /// <summary>The highest entries of each list, highest first.</summary>
    public static Dictionary<string, IReadOnlyList<RankedCustomer>> Top(IEnumerable<RankedCustomer> customers)
    {
        var lists = Names.ToDictionary(name => name, _ => new List<RankedCustomer>(), StringComparer.Ordinal);
        foreach (var customer in customers)
        {
            foreach (var list in Of(customer)) lists[list].Add(customer);
        }
        return lists.ToDictionary(pair => pair.Key, pair => (IReadOnlyList<RankedCustomer>)Cut(pair.Key, pair.Value), StringComparer.Ordinal);
    }

    /// <summary>Merges lists of one name.</summary>
    public static IReadOnlyList<RankedCustomer> Merge(string name, IEnumerable<IReadOnlyList<RankedCustomer>> parts) => Cut(name, [.. parts.SelectMany(part => part)]);

    private static List<RankedCustomer> Cut(string name, List<RankedCustomer> list)
    {
        list.Sort(name == Value ? RankedCustomer.CompareValue : RankedCustomer.Compare);
        return list.Count > Capacity ? list[..Capacity] : list;
    }
}
