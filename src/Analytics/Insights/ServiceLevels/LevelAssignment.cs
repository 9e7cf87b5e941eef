using Analytics.Statistics;

namespace Analytics.Insights.ServiceLevels;

/// <summary>The levels of some experiences by both yardsticks.</summary>
/// <param name="Moving">Where each stands among those of the 180 days up to it.</param>
/// <param name="Fixed">Where each stands among those of the first year; <c>null</c> where these are too few.</param>
/// <param name="MovingLevels">One an experience.</param>
/// <param name="FixedLevels">Likewise, or <c>null</c>.</param>
internal sealed record LevelAssignment(
    IReadOnlyList<LevelPosition> Moving, IReadOnlyList<LevelPosition>? Fixed, IReadOnlyList<ServiceLevel> MovingLevels, IReadOnlyList<ServiceLevel>? FixedLevels)
{
    /// <summary>Days of the moving yardstick.</summary>
    public const int WindowDays = 180;

    /// <summary>Days, from the first experience on, of the fixed one.</summary>
    public const int FixedDays = 365;

    private const int MinLate = 50;

    /// <param name="experiences">In order of day; at least one.</param>
    public static LevelAssignment Of(IReadOnlyList<Experience> experiences)
    {
        int[] days = [.. experiences.Select(experience => experience.Day)];
        int[] touchpoints = [.. experiences.Select(experience => experience.Touchpoint)];
        double[][] measures =
        [
            [.. experiences.Select(experience => experience.Rating)],
            [.. experiences.Select(experience => experience.Gap)],
            [.. experiences.Select(experience => experience.Ease)],
        ];
        var late = VeryLate(measures[1], touchpoints);
        var firstYearEnd = days[0] + FixedDays - 1;
        var moving = Positions(values => WindowRanks.Moving(values, days, touchpoints, WindowDays))!;
        var fixedly = Positions(values => WindowRanks.Fixed(values, days, touchpoints, firstYearEnd));
        return new LevelAssignment(moving, fixedly, Levels(moving), fixedly is null ? null : Levels(fixedly));

        ServiceLevel[] Levels(LevelPosition[] positions) => [.. positions.Select((position, i) => LevelRules.Of(experiences[i], position))];

        LevelPosition[]? Positions(Func<double[], (double[] Ranks, int[] Counts)?> rank)
        {
            // Of what is hardly ever known no rank by the fixed yardstick exists; the others make up the score.
            var ranks = measures.Select(values => rank(values)?.Ranks ?? [.. values.Select(_ => double.NaN)]).ToArray();
            double[] scores = [.. days.Select((_, i) => Mean(ranks[0][i], ranks[1][i], ranks[2][i]))];
            if (rank(scores) is not var (score, others)) return null;
            return [.. days.Select((_, i) => new LevelPosition(score[i], ranks[1][i], ranks[2][i], others[i], late[i]))];
        }
    }

    private static double Mean(params ReadOnlySpan<double> ranks)
    {
        var (sum, count) = (0.0, 0);
        foreach (var rank in ranks)
        {
            if (!double.IsNaN(rank)) (sum, count) = (sum + rank, count + 1);
        }
        return count > 0 ? sum / count : double.NaN;
    }

    /// <summary>Which were later than nine in ten late ones of their touchpoint, or of all where it has few.</summary>
    private static bool[] VeryLate(double[] gaps, int[] touchpoints)
    {
        var all = Limit([.. gaps.Where(gap => gap < 0)]);
        var limits = Enumerable.Range(0, gaps.Length).Where(i => gaps[i] < 0).GroupBy(i => touchpoints[i])
            .ToDictionary(group => group.Key, group => Limit([.. group.Select(i => gaps[i])]) ?? all);
        return [.. gaps.Select((gap, i) => gap < 0 && gap < limits[touchpoints[i]])];

        static double? Limit(double[] late)
        {
            if (late.Length < MinLate) return null;
            Array.Sort(late);
            return Quantile.Of(late, 0.1);
        }
    }
}
