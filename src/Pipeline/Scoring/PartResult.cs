using System.Text.Json.Serialization;
using Analytics.Metrics;
using Analytics.Prediction;

namespace Pipeline.Scoring;

/// <summary>What one part of a run hands to the publisher.</summary>
/// <param name="Customers">Customers in the part, scored or not.</param>
/// <param name="Predictions">Customers scored.</param>
/// <param name="Ranked">The part's highest entries of every list, each customer once, by risk.</param>
/// <param name="Totals">By list: customers who belong in it.</param>
/// <param name="Risk">What the predictions come to.</param>
/// <param name="Segments">The part's largest segments, by name.</param>
/// <param name="Periods">Tallies of all answers and of each month.</param>
/// <param name="Agents">Tallies of each agent.</param>
/// <param name="Tombstones">The version of those that were forgotten when it was scored; <c>null</c> as long as nobody was.</param>
/// <param name="Scores">How the churn probabilities are spread; <c>null</c> if an older version scored it.</param>
public sealed record PartResult(
    long Customers,
    long Predictions,
    IReadOnlyList<RankedCustomer> Ranked,
    IReadOnlyDictionary<string, BandCounts> Totals,
    RiskTally Risk,
    IReadOnlyDictionary<string, SegmentResult> Segments,
    IReadOnlyDictionary<string, SatisfactionTally> Periods,
    IReadOnlyDictionary<string, SatisfactionTally> Agents,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Tombstones = null,
    ScoreDistribution? Scores = null)
{
    /// <summary>
    /// The result without some customers among the candidates. The lists' totals follow, as places are told by them; what the predictions and answers come
    /// to stays.
    /// </summary>
    internal PartResult Without(Func<string, bool> isGone)
    {
        var totals = new Dictionary<string, BandCounts>(Totals, StringComparer.Ordinal);
        foreach (var customer in Ranked.Where(customer => isGone(customer.CustomerId)))
        {
            foreach (var list in RankingList.Of(customer).Where(totals.ContainsKey)) totals[list] -= BandCounts.One(customer.Band);
        }
        return this with { Ranked = [.. Ranked.Where(customer => !isGone(customer.CustomerId))], Totals = totals };
    }
}

/// <summary>An entry of a ranking.</summary>
/// <param name="CustomerId">The customer.</param>
/// <param name="ChurnProbability">0 to 1.</param>
/// <param name="Band">The risk band.</param>
/// <param name="ValueAtRisk">Margin a year expected to be lost; absent where the customer's value is not known.</param>
/// <param name="Segment">The segment that the customer list gives.</param>
/// <param name="TopDriver">Code of the value driver that raises the risk most.</param>
/// <param name="Action">Code of what may be done.</param>
public sealed record RankedCustomer(
    string CustomerId, double ChurnProbability, string Band, double? ValueAtRisk = null, string? Segment = null, string? TopDriver = null, string? Action = null)
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

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, IgnoreReadOnlyProperties = true)]
[JsonSerializable(typeof(PartResult))]
internal sealed partial class PartResultJsonContext : JsonSerializerContext;
