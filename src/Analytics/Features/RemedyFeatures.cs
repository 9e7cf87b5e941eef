using Analytics.Customers;

namespace Analytics.Features;

/// <summary>What the business made of trouble: complaints it refused, and problems that somebody asked after.</summary>
internal sealed class RemedyFeatures : FeatureFamily
{
    /// <summary>A follow-up within this many days of a problem belongs to it; a problem is not judged before they are over.</summary>
    private const double FollowUpDays = 14;

    public override IReadOnlyList<FeatureDefinition> Features { get; } =
    [
        FeatureDefinition.Number("complaint.refused.count.90d", ValueDriver.Relationship, FeatureDirection.Rising),
        FeatureDefinition.Number("complaint.refused.count.365d", ValueDriver.Relationship, FeatureDirection.Rising),
        FeatureDefinition.Number("followedUp.share.365d", ValueDriver.Relationship, FeatureDirection.Falling),
    ];

    public override void Compute(CustomerSnapshot snapshot, Span<float> values)
    {
        int refusedQuarter = 0, refused = 0, problems = 0, followedUp = 0;
        DateTimeOffset? followUp = null;
        // Backwards: the first follow-up after a problem is then the one seen last.
        for (var index = snapshot.Interactions.Count - 1; index >= 0; index--)
        {
            var interaction = snapshot.Interactions[index];
            var age = snapshot.DaysSince(interaction.OccurredAt);
            if (age > Window.Year) break;
            if (interaction.Type == InteractionType.FollowUp) followUp = interaction.OccurredAt;
            var isComplaint = interaction.Type == InteractionType.Complaint;
            if (isComplaint && interaction.Resolved == false)
            {
                refused++;
                if (age <= Window.Quarter) refusedQuarter++;
            }
            if (!isComplaint && !(interaction.Resolved == false && InteractionType.IsContact(interaction.Type))) continue;
            if (age < FollowUpDays) continue;
            problems++;
            if (followUp is { } asked && (asked - interaction.OccurredAt).TotalDays < FollowUpDays) followedUp++;
        }
        values[0] = refusedQuarter;
        values[1] = refused;
        values[2] = problems > 0 ? (float)followedUp / problems : float.NaN;
    }
}
