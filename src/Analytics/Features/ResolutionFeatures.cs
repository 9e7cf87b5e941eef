using Analytics.Customers;

namespace Analytics.Features;

/// <summary>Whether problems got solved and at what effort: resolution, repeats, transfers, escalations, abandoned contacts.</summary>
internal sealed class ResolutionFeatures : FeatureFamily
{
    /// <summary>A further contact within this many days of one that did not solve the problem is a repeat.</summary>
    public const double RepeatDays = 14;

    public override IReadOnlyList<FeatureDefinition> Features { get; } =
    [
        FeatureDefinition.Number("resolved.share.365d", ValueDriver.Expertise, FeatureDirection.Falling),
        FeatureDefinition.Number("unresolved.count.90d", ValueDriver.Expertise, FeatureDirection.Rising),
        FeatureDefinition.Number("unresolved.count.365d", ValueDriver.Expertise, FeatureDirection.Rising),
        FeatureDefinition.Number("repeat.count.90d", ValueDriver.Convenience, FeatureDirection.Rising),
        FeatureDefinition.Number("repeat.count.365d", ValueDriver.Convenience, FeatureDirection.Rising),
        FeatureDefinition.Number("reopen.sum.365d", ValueDriver.Convenience, FeatureDirection.Rising),
        FeatureDefinition.Number("transfer.sum.365d", ValueDriver.Convenience, FeatureDirection.Rising),
        FeatureDefinition.Number("escalation.sum.90d", ValueDriver.Convenience, FeatureDirection.Rising),
        FeatureDefinition.Number("escalation.sum.365d", ValueDriver.Convenience, FeatureDirection.Rising),
        FeatureDefinition.Number("abandoned.count.365d", ValueDriver.Timeliness, FeatureDirection.Rising),
    ];

    public override void Compute(CustomerSnapshot snapshot, Span<float> values)
    {
        int known = 0, resolved = 0, unresolvedQuarter = 0, unresolved = 0, repeatsQuarter = 0, repeats = 0, abandoned = 0;
        double reopens = 0, transfers = 0, escalationsQuarter = 0, escalations = 0;
        DateTimeOffset? openSince = null;
        foreach (var interaction in snapshot.Interactions)
        {
            if (!InteractionType.IsContact(interaction.Type)) continue;
            var age = snapshot.DaysSince(interaction.OccurredAt);
            var isRepeat = openSince is { } since && (interaction.OccurredAt - since).TotalDays <= RepeatDays;
            if (interaction.Resolved == false) openSince = interaction.OccurredAt;
            else if (interaction.Resolved == true) openSince = null;
            if (age > Window.Year) continue;

            var recent = age <= Window.Quarter;
            if (isRepeat)
            {
                repeats++;
                if (recent) repeatsQuarter++;
            }
            if (interaction.Resolved is { } solved)
            {
                known++;
                if (solved) resolved++;
                else
                {
                    unresolved++;
                    if (recent) unresolvedQuarter++;
                }
            }
            reopens += interaction.Reopens ?? 0;
            transfers += interaction.Transfers ?? 0;
            escalations += interaction.Escalations ?? 0;
            if (recent) escalationsQuarter += interaction.Escalations ?? 0;
            if (interaction.Answered == false) abandoned++;
        }
        values[0] = known > 0 ? (float)resolved / known : float.NaN;
        values[1] = unresolvedQuarter;
        values[2] = unresolved;
        values[3] = repeatsQuarter;
        values[4] = repeats;
        values[5] = (float)reopens;
        values[6] = (float)transfers;
        values[7] = (float)escalationsQuarter;
        values[8] = (float)escalations;
        values[9] = abandoned;
    }
}
