using Analytics.Customers;

namespace Analytics.Features;

/// <summary>
/// The expectation gap, promised minus actual minutes: positive is better than promised. Only interactions that have both count; an abandoned
/// wait has no actual one, as it ended before it was over. But it was so many times as long as promised, whether the customer then gave up or
/// not.
/// </summary>
internal sealed class ExpectationGapFeatures : FeatureFamily
{
    public override IReadOnlyList<FeatureDefinition> Features { get; } =
    [
        FeatureDefinition.Number("gap.last", ValueDriver.Timeliness, FeatureDirection.Falling),
        FeatureDefinition.Number("gap.mean.365d", ValueDriver.Timeliness, FeatureDirection.Falling),
        FeatureDefinition.Number("gap.worst.365d", ValueDriver.Timeliness, FeatureDirection.Falling),
        FeatureDefinition.Number("promise.keptShare.365d", ValueDriver.Timeliness, FeatureDirection.Falling),
        FeatureDefinition.Number("wait.mean.365d", ValueDriver.Timeliness),
        FeatureDefinition.Number("wait.mean.90d", ValueDriver.Timeliness),
        FeatureDefinition.Number("overrun.worst.90d", ValueDriver.Timeliness, FeatureDirection.Rising),
        FeatureDefinition.Number("overrun.worst.365d", ValueDriver.Timeliness, FeatureDirection.Rising),
    ];

    public override void Compute(CustomerSnapshot snapshot, Span<float> values)
    {
        double last = double.NaN, worst = double.NaN, gapSum = 0, waitSum = 0, waitSumQuarter = 0;
        double overrun = double.NaN, overrunQuarter = double.NaN;
        int gaps = 0, kept = 0, waits = 0, waitsQuarter = 0;
        foreach (var interaction in snapshot.Interactions)
        {
            if (interaction.WaitMinutes is not { } wait) continue;
            var age = snapshot.DaysSince(interaction.OccurredAt);
            if (wait > interaction.PromisedMinutes && interaction.PromisedMinutes > 0 && age <= Window.Year)
            {
                var ratio = wait / interaction.PromisedMinutes.Value;
                if (!(overrun >= ratio)) overrun = ratio;
                if (age <= Window.Quarter && !(overrunQuarter >= ratio)) overrunQuarter = ratio;
            }
            if (interaction.Answered == false) continue;
            if (age <= Window.Year)
            {
                waitSum += wait;
                waits++;
            }
            if (age <= Window.Quarter)
            {
                waitSumQuarter += wait;
                waitsQuarter++;
            }
            if (interaction.PromisedMinutes is not { } promised) continue;
            var gap = promised - wait;
            last = gap;
            if (age > Window.Year) continue;
            gapSum += gap;
            gaps++;
            if (gap >= 0) kept++;
            if (!(worst <= gap)) worst = gap;
        }
        values[0] = (float)last;
        values[1] = Mean(gapSum, gaps);
        values[2] = (float)worst;
        values[3] = Mean(kept, gaps);
        values[4] = Mean(waitSum, waits);
        values[5] = Mean(waitSumQuarter, waitsQuarter);
        values[6] = (float)overrunQuarter;
        values[7] = (float)overrun;
    }

    private static float Mean(double sum, int count) => count > 0 ? (float)(sum / count) : float.NaN;
}
