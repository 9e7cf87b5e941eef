using Analytics.Customers;
using Analytics.Metrics;

namespace Analytics.Features;

/// <summary>Says which customers turned out loyal, among those who were customers at the date.</summary>
public sealed class LoyaltyLabeler : IOutcomeLabeler
{
    private readonly LoyaltyDefinition _definition;
    private readonly ChurnLabeler _churn;
    private readonly LabelColumn? _label;

    /// <param name="definition">What loyalty is.</param>
    /// <param name="churn">Says who is a customer, and what may be seen of one.</param>
    public LoyaltyLabeler(LoyaltyDefinition definition, ChurnLabeler churn)
    {
        ArgumentNullException.ThrowIfNull(definition);
        ArgumentNullException.ThrowIfNull(churn);
        definition.Validate();
        _definition = definition;
        _churn = churn;
        _label = definition.IsLabel ? new LabelColumn(definition.LabelColumn!, definition.PositiveValues) : null;
    }

    public OutcomeDefinition Definition => _definition;

    public CustomerSnapshot Snapshot(CustomerTimeline timeline, DateTimeOffset asOf) => _churn.Snapshot(timeline, asOf);

    public byte? Target(CustomerTimeline timeline, DateTimeOffset asOf)
    {
        ArgumentNullException.ThrowIfNull(timeline);
        if (_label is not null) return _label.Of(timeline.Profile);
        if (!IsCustomer(timeline, asOf)) return null;
        var end = asOf.AddDays(_definition.OutcomeDays);
        return _definition.Basis == LoyaltyBasis.Promoter ? NextAnswer(timeline, asOf, end) : Buys(timeline, asOf, end);
    }

    /// <summary>By a label nobody is gone before the end of the data; else as the churn model sees it.</summary>
    private bool IsCustomer(CustomerTimeline timeline, DateTimeOffset asOf)
    {
        if (!_churn.Definition.IsLabel) return _churn.Outcome(timeline, asOf) != ChurnOutcome.NotActive;
        var snapshot = _churn.Snapshot(timeline, asOf);
        return snapshot.Since is not null && _churn.IsActive(snapshot);
    }

    private static byte? NextAnswer(CustomerTimeline timeline, DateTimeOffset asOf, DateTimeOffset end)
    {
        // In order of time.
        foreach (var survey in timeline.Surveys)
        {
            if (survey.Nps is not { } nps || survey.RespondedAt is not { } time || time < asOf) continue;
            if (time >= end) return null;
            return nps >= SatisfactionTally.PromoterFrom ? (byte)1 : (byte)0;
        }
        return null;
    }

    private static byte Buys(CustomerTimeline timeline, DateTimeOffset asOf, DateTimeOffset end) =>
        timeline.Interactions.Any(interaction => InteractionType.IsPurchase(interaction.Type) && interaction.OccurredAt >= asOf && interaction.OccurredAt < end)
            ? (byte)1
            : (byte)0;
}
