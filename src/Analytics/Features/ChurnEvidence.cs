using Analytics.Customers;

namespace Analytics.Features;

/// <summary>What the data itself says churn is, where the user has not said it.</summary>
public static class ChurnEvidence
{
    /// <summary>Cancellations below which they cannot be learned from.</summary>
    private const int MinCancellations = 20;

    /// <summary>The definition as given if it names a label; else by cancellations if the data has enough of them, else by inactivity.</summary>
    public static ChurnDefinition Settle(ChurnDefinition definition, IEnumerable<CustomerTimeline> timelines)
    {
        ArgumentNullException.ThrowIfNull(definition);
        ArgumentNullException.ThrowIfNull(timelines);
        if (definition.Basis == ChurnBasis.Label) return definition;
        var cancellations = timelines.Sum(timeline => timeline.Interactions.Count(interaction => interaction.Type == InteractionType.Cancellation));
        return definition with { Basis = cancellations >= MinCancellations ? ChurnBasis.Cancellation : ChurnBasis.Inactivity };
    }
}
