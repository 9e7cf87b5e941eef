using Analytics.Customers;

namespace Analytics.Features;

/// <summary>
/// Silence. Exports seldom hold the surveys that nobody answered, so contacts stand in for them: one that was answered, is old enough for
/// its survey to be back, and has no survey answer in the days after it. Purchases are not asked about often enough to count.
/// </summary>
internal sealed class NonResponseFeatures : FeatureFamily
{
    /// <summary>A survey answer within this many days of a contact belongs to it; a contact is not judged before they are over.</summary>
    private const double AnswerDays = 7;

    public override IReadOnlyList<FeatureDefinition> Features { get; } =
    [
        FeatureDefinition.Number("silence.share.365d", ValueDriver.Relationship),
        FeatureDefinition.Number("silence.contacts", ValueDriver.Relationship),
    ];

    public override void Compute(CustomerSnapshot snapshot, Span<float> values)
    {
        int judged = 0, silent = 0, streak = 0, nextSurvey = 0;
        var isKnown = false;
        foreach (var interaction in snapshot.Interactions)
        {
            if (interaction.Answered == false || !InteractionType.IsContact(interaction.Type)) continue;
            var age = snapshot.DaysSince(interaction.OccurredAt);
            if (age < AnswerDays) break;
            while (nextSurvey < snapshot.Surveys.Count && snapshot.Surveys[nextSurvey].RespondedAt < interaction.OccurredAt) nextSurvey++;
            var isAnswered = nextSurvey < snapshot.Surveys.Count
                && (snapshot.Surveys[nextSurvey].RespondedAt!.Value - interaction.OccurredAt).TotalDays < AnswerDays;
            isKnown = true;
            streak = isAnswered ? 0 : streak + 1;
            if (age > Window.Year) continue;
            judged++;
            if (!isAnswered) silent++;
        }
        values[0] = judged > 0 ? (float)silent / judged : float.NaN;
        values[1] = isKnown ? streak : float.NaN;
    }
}
