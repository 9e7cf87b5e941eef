using Analytics.Customers;

namespace Analytics.Features;

/// <summary>
/// The last 90 days against the 90 before: more contacts, fewer purchases, longer waits. Unknown for customers who were not there for both,
/// as everything of theirs would seem to grow.
/// </summary>
internal sealed class TrendFeatures : FeatureFamily
{
    public override IReadOnlyList<FeatureDefinition> Features { get; } =
    [
        FeatureDefinition.Number("contact.trend.90d", ValueDriver.Usage),
        FeatureDefinition.Number("purchase.trend.90d", ValueDriver.Usage),
        FeatureDefinition.Number("wait.trend.90d", ValueDriver.Timeliness),
    ];

    public override void Compute(CustomerSnapshot snapshot, Span<float> values)
    {
        values.Fill(float.NaN);
        if (snapshot.Since is not { } since || snapshot.DaysSince(since) < 2 * Window.Quarter) return;
        int contacts = 0, purchases = 0;
        Span<double> waitSums = [0, 0];
        Span<int> waits = [0, 0];
        for (var index = snapshot.Interactions.Count - 1; index >= 0; index--)
        {
            var interaction = snapshot.Interactions[index];
            var age = snapshot.DaysSince(interaction.OccurredAt);
            if (age > 2 * Window.Quarter) break;
            var half = age <= Window.Quarter ? 0 : 1;
            var step = 1 - (2 * half);
            if (InteractionType.IsContact(interaction.Type)) contacts += step;
            if (InteractionType.IsPurchase(interaction.Type)) purchases += step;
            if (interaction.WaitMinutes is not { } wait || interaction.Answered == false) continue;
            waitSums[half] += wait;
            waits[half]++;
        }
        values[0] = contacts;
        values[1] = purchases;
        if (waits[0] > 0 && waits[1] > 0) values[2] = (float)((waitSums[0] / waits[0]) - (waitSums[1] / waits[1]));
    }
}
