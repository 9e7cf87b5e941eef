using Analytics.Customers;
using Analytics.Features;

namespace Analytics.Insights.BrokenPromises;

/// <summary>Which column of the customer list tells contracts apart, by its name.</summary>
internal static class ContractColumn
{
    private const int MostContracts = 12;

    private static readonly string[] Words = ["contract", "tariff", "subscription", "合同", "合约", "套餐", "资费"];

    /// <summary>The first column, by name, that speaks of contracts and holds 2 to 12 different values, whatever their case; <c>null</c> without one.</summary>
    public static string? Find(IReadOnlyList<CustomerTimeline> timelines, string? labelColumn)
    {
        var values = new SortedDictionary<string, AttributeValues>(StringComparer.Ordinal);
        long listed = 0;
        foreach (var timeline in timelines)
        {
            if (timeline.Profile?.Attributes is not { } attributes) continue;
            listed++;
            foreach (var (name, text) in attributes)
            {
                if (!Words.Any(word => name.Contains(word, StringComparison.OrdinalIgnoreCase)) || name.Equals(labelColumn, StringComparison.OrdinalIgnoreCase)) continue;
                if (!values.TryGetValue(name, out var column)) values.Add(name, column = new AttributeValues());
                column.Add(text);
            }
        }
        return values.Where(pair => pair.Value.ToColumn(pair.Key, listed) is { Kind: FeatureKind.Category, Categories.Count: >= 2 and <= MostContracts }).Select(pair => pair.Key).FirstOrDefault();
    }
}
