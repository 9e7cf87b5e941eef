using Analytics.Customers;

namespace Analytics.Features;

/// <summary>
/// What staying costs: the last renewal price against what a new customer pays (the loyalty penalty) and against the renewal before. A price
/// counts from the renewal or from the notice that offers it, whichever came last.
/// </summary>
internal sealed class RenewalFeatures : FeatureFamily
{
    public override IReadOnlyList<FeatureDefinition> Features { get; } =
    [
        FeatureDefinition.Number("loyaltyPenalty.last", ValueDriver.Price, FeatureDirection.Rising),
        FeatureDefinition.Number("renewal.priceStep", ValueDriver.Price, FeatureDirection.Rising),
        FeatureDefinition.Number("lastOffer.days", ValueDriver.Contract),
    ];

    public override void Compute(CustomerSnapshot snapshot, Span<float> values)
    {
        Interaction? offer = null;
        double paid = double.NaN, paidBefore = double.NaN;
        foreach (var interaction in snapshot.Interactions)
        {
            var isRenewal = interaction.Type == InteractionType.Renewal;
            if (interaction.Amount is not { } amount || !(isRenewal || IsOffer(interaction))) continue;
            offer = interaction;
            paidBefore = paid;
            if (isRenewal) paid = amount;
        }
        values[0] = Excess(offer?.Amount, offer?.NewCustomerPrice);
        values[1] = Excess(offer?.Amount, paidBefore);
        values[2] = snapshot.DaysSinceOrUnknown(offer?.OccurredAt);
    }

    private static bool IsOffer(Interaction interaction) => interaction is { Type: InteractionType.Notice, NewCustomerPrice: not null };

    /// <summary>By what share a price is above another: 0.1 is ten percent dearer.</summary>
    private static float Excess(double? price, double? reference) => price is { } dear && reference > 0 ? (float)((dear / reference.Value) - 1) : float.NaN;
}
