using System.Text.Json.Serialization;
using Analytics.Metrics;

namespace Pipeline.Scoring;

/// <summary>What one part of a run hands to the publisher.</summary>
/// <param name="Customers">Customers in the part, scored or not.</param>
/// <param name="Predictions">Customers scored.</param>
/// <param name="Candidates">By list: the part's highest entries, highest first.</param>
/// <param name="Periods">Tallies of all answers and of each month.</param>
/// <param name="Agents">Tallies of each agent.</param>
/// <param name="Tombstones">The version of those that were forgotten when it was scored; <c>null</c> as long as nobody was.</param>
public sealed record PartResult(
    long Customers,
    long Predictions,
    IReadOnlyDictionary<string, IReadOnlyList<RankedCustomer>> Candidates,
    IReadOnlyDictionary<string, SatisfactionTally> Periods,
    IReadOnlyDictionary<string, SatisfactionTally> Agents,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Tombstones = null)
{
    /// <summary>The result without some customers among the candidates; the counts stay.</summary>
    internal PartResult Without(Func<string, bool> isGone) => this with
    {
        Candidates = Candidates.ToDictionary(
            list => list.Key, list => (IReadOnlyList<RankedCustomer>)[.. list.Value.Where(customer => !isGone(customer.CustomerId))], StringComparer.Ordinal),
    };
}

/// <summary>An entry of a ranking.</summary>
public sealed record RankedCustomer(string CustomerId, double ChurnProbability, string Band, double? ValueAtRisk = null)
{
    /// <summary>Highest probability first; among equals by id, so that the order never depends on the parts.</summary>
    public static int Compare(RankedCustomer left, RankedCustomer right)
    {
        var byRisk = right.ChurnProbability.CompareTo(left.ChurnProbability);
        return byRisk != 0 ? byRisk : string.CompareOrdinal(left.CustomerId, right.CustomerId);
    }

    /// <summary>Most value at risk first; among equals as <see cref="Compare"/>.</summary>
    public static int CompareValue(RankedCustomer left, RankedCustomer right)
    {
        var byValue = Nullable.Compare(right.ValueAtRisk, left.ValueAtRisk);
        return byValue != 0 ? byValue : Compare(left, right);
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, IgnoreReadOnlyProperties = true)]
[JsonSerializable(typeof(PartResult))]
internal sealed partial class PartResultJsonContext : JsonSerializerContext;
