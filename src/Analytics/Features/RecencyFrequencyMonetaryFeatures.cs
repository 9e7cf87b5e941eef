using Analytics.Customers;

namespace Analytics.Features;

/// <summary>Tenure, how recently the customer was seen, how often and for how much they bought. Times are in days, money in the user's currency.</summary>
internal sealed class RecencyFrequencyMonetaryFeatures : FeatureFamily
{
    public override IReadOnlyList<FeatureDefinition> Features { get; } =
    [
        FeatureDefinition.Number("tenure.days", ValueDriver.Relationship),
        FeatureDefinition.Number("lastInteraction.days", ValueDriver.Usage),
        FeatureDefinition.Number("lastContact.days", ValueDriver.Usage),
        FeatureDefinition.Number("lastPurchase.days", ValueDriver.Usage),
        FeatureDefinition.Number("lastSurvey.days", ValueDriver.Relationship),
        FeatureDefinition.Number("lastPriceChange.days", ValueDriver.Price),
        FeatureDefinition.Number("purchase.amount.365d", ValueDriver.Usage),
        FeatureDefinition.Number("purchase.meanAmount.365d", ValueDriver.Usage),
        FeatureDefinition.Number("purchase.gapRatio", ValueDriver.Usage),
        FeatureDefinition.Number("anniversary.days", ValueDriver.Contract),
    ];

    public override void Compute(CustomerSnapshot snapshot, Span<float> values)
    {
        DateTimeOffset? contact = null, purchase = null, firstPurchase = null, priceChange = null;
        double money = 0;
        int purchasesInYear = 0, purchases = 0;
        foreach (var interaction in snapshot.Interactions)
        {
            if (InteractionType.IsContact(interaction.Type)) contact = interaction.OccurredAt;
            if (interaction.Type == InteractionType.PriceChange) priceChange = interaction.OccurredAt;
            if (!InteractionType.IsPurchase(interaction.Type)) continue;
            purchase = interaction.OccurredAt;
            firstPurchase ??= interaction.OccurredAt;
            purchases++;
            if (snapshot.DaysSince(interaction.OccurredAt) > Window.Year) continue;
            purchasesInYear++;
            money += interaction.Amount ?? 0;
        }
        values[0] = snapshot.DaysSinceOrUnknown(snapshot.Since);
        values[1] = snapshot.DaysSinceOrUnknown(snapshot.Interactions.Count > 0 ? snapshot.Interactions[^1].OccurredAt : null);
        values[2] = snapshot.DaysSinceOrUnknown(contact);
        values[3] = snapshot.DaysSinceOrUnknown(purchase);
        values[4] = snapshot.DaysSinceOrUnknown(snapshot.Surveys.Count > 0 ? snapshot.Surveys[^1].RespondedAt : null);
        values[5] = snapshot.DaysSinceOrUnknown(priceChange);
        values[6] = (float)money;
        values[7] = purchasesInYear > 0 ? (float)(money / purchasesInYear) : float.NaN;
        values[8] = GapRatio(snapshot, firstPurchase, purchase, purchases);
        values[9] = DaysToAnniversary(snapshot);
    }

    /// <summary>Days until the next anniversary of joining, when contracts of a year come up for renewal; above 0, at most 366.</summary>
    private static float DaysToAnniversary(CustomerSnapshot snapshot)
    {
        if (snapshot.Profile?.JoinedAt?.ToUniversalTime() is not { } joined || joined >= snapshot.AsOf) return float.NaN;
        var years = Math.Max(1, snapshot.AsOf.UtcDateTime.Year - joined.Year);
        if (joined.AddYears(years) <= snapshot.AsOf) years++;
        return (float)-snapshot.DaysSince(joined.AddYears(years));
    }

    /// <summary>Days since the last purchase over the customer's usual days between purchases: above one is later than usual.</summary>
    private static float GapRatio(CustomerSnapshot snapshot, DateTimeOffset? first, DateTimeOffset? last, int purchases)
    {
        if (first is null || last is null || purchases < 2) return float.NaN;
        var usual = (last.Value - first.Value).TotalDays / (purchases - 1);
        return usual > 0 ? (float)(snapshot.DaysSince(last.Value) / usual) : float.NaN;
    }
}
