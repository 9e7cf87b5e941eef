using Analytics.Customers;

namespace Analytics.Features;

/// <summary>
/// What is left of impressions, which fade: the sum of 2^(-age / half-life) over events of a kind, however old. Of overruns, where the worst
/// is what stays in mind, the greatest ln((wait + 1) / (promised + 1)), in minutes, so faded.
/// </summary>
internal sealed class ImpressionFeatures : FeatureFamily
{
    /// <summary>Days in which an impression loses half of its weight; assumed, not learned.</summary>
    internal const double HalfLifeDays = 90;

    private readonly double _halfLifeDays;

    public ImpressionFeatures(double halfLifeDays = HalfLifeDays) => _halfLifeDays = halfLifeDays;

    public override IReadOnlyList<FeatureDefinition> Features { get; } =
    [
        FeatureDefinition.Number("unresolved.impression", ValueDriver.Expertise, FeatureDirection.Rising),
        FeatureDefinition.Number("promise.broken.impression", ValueDriver.Timeliness, FeatureDirection.Rising),
        FeatureDefinition.Number("overrun.impression", ValueDriver.Timeliness, FeatureDirection.Rising),
        FeatureDefinition.Number("abandoned.impression", ValueDriver.Timeliness, FeatureDirection.Rising),
        FeatureDefinition.Number("complaint.impression", ValueDriver.Relationship),
        FeatureDefinition.Number("complaint.refused.impression", ValueDriver.Relationship, FeatureDirection.Rising),
        FeatureDefinition.Number("reopen.impression", ValueDriver.Convenience, FeatureDirection.Rising),
        FeatureDefinition.Number("handover.impression", ValueDriver.Convenience, FeatureDirection.Rising),
        FeatureDefinition.Number("goodwill.impression", ValueDriver.Relationship),
        FeatureDefinition.Number("followUp.impression", ValueDriver.Relationship),
        FeatureDefinition.Number("purchase.impression", ValueDriver.Usage),
    ];

    public override void Compute(CustomerSnapshot snapshot, Span<float> values)
    {
        double unresolved = 0, broken = 0, overrun = 0, abandoned = 0, complaints = 0, refused = 0, reopened = 0, handovers = 0;
        double goodwill = 0, followUps = 0, purchases = 0;
        foreach (var interaction in snapshot.Interactions)
        {
            var weight = Math.Pow(2, -snapshot.DaysSince(interaction.OccurredAt) / _halfLifeDays);
            if (interaction.Type == InteractionType.Goodwill) goodwill += weight;
            else if (interaction.Type == InteractionType.FollowUp) followUps += weight;
            else if (InteractionType.IsPurchase(interaction.Type)) purchases += weight;
            if (interaction.WaitMinutes > interaction.PromisedMinutes)
            {
                broken += weight;
                overrun = Math.Max(overrun, weight * Math.Log((interaction.WaitMinutes.Value + 1) / (interaction.PromisedMinutes.Value + 1)));
            }
            if (!InteractionType.IsContact(interaction.Type)) continue;

            if (interaction.Resolved == false) unresolved += weight;
            if (interaction.Answered == false) abandoned += weight;
            if (interaction.Reopens > 0) reopened += weight;
            handovers += weight * ((interaction.Transfers ?? 0) + (interaction.Escalations ?? 0));
            if (interaction.Type != InteractionType.Complaint) continue;
            complaints += weight;
            if (interaction.Resolved == false) refused += weight;
        }
        ReadOnlySpan<double> all = [unresolved, broken, overrun, abandoned, complaints, refused, reopened, handovers, goodwill, followUps, purchases];
        for (var place = 0; place < all.Length; place++) values[place] = (float)all[place];
    }
}
