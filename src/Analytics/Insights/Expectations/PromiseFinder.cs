using Analytics.Statistics;

namespace Analytics.Insights.Expectations;

/// <summary>
/// Finds the shortest promise kept nine times in ten: the wait of rank ⌈0.9(n + 1)⌉ of the last weeks, or with abandoned waits the time by
/// which the same share of waits is over by Kaplan and Meier.
/// </summary>
internal static class PromiseFinder
{
    /// <summary>Days back of the waits that a promise is made from.</summary>
    public const int RecentDays = 84;

    /// <summary>Waits below which no rank gives an assurance: 0.9²⁹ is the first power below 0.05.</summary>
    public const int MinWaits = 29;

    private const double Share = 0.9;
    private const int TestedWeeks = 8;
    private const int MinTested = 30;
    private const int Draws = 399;

    /// <param name="waits">Of one step and one stretch of the day, in any order.</param>
    /// <param name="endDay">The first day that is not over, in days since the year 1.</param>
    /// <returns><c>null</c> with too few of the last weeks, or where so many were abandoned that the promise cannot be seen.</returns>
    public static ShortestPromise? TryFind(IReadOnlyList<Wait> waits, int endDay)
    {
        var recent = Sorted.Of(waits, endDay - RecentDays, endDay);
        if (recent.Minutes.Length < MinWaits || recent.TryPromise() is not { } minutes) return null;
        var count = recent.Minutes.Length;
        var answered = recent.Ended.Count(ended => ended);
        // A wait that was broken off says less: only those that ended count towards the assurance.
        var (rank, assured) = (PromiseRank.OnAverage(answered, Share), PromiseRank.Assured(answered, Share));
        var (tested, testedShare) = Test(waits, endDay);
        return new ShortestPromise
        {
            Waits = count,
            Abandoned = count - answered,
            Minutes = minutes,
            SayableMinutes = SayableMinutes.Up(minutes),
            Range = Resample(recent, minutes),
            AssuredShare = rank is { } place ? PromiseRank.AssuredShare(answered, place) : 0,
            AssuredMinutes = assured is { } sure ? KaplanMeier.Quantile(recent.Minutes, recent.Ended, (double)sure / answered) : null,
            TestedWaits = tested,
            TestedShare = testedShare,
        };
    }

    /// <summary>Holds each of the last weeks against the promise of the twelve before it; an abandoned wait counts as longer than it lasted.</summary>
    private static (int Waits, double? Share) Test(IReadOnlyList<Wait> waits, int endDay)
    {
        var ratios = new List<double>();
        var ended = new List<bool>();
        for (var week = TestedWeeks; week >= 1; week--)
        {
            var from = endDay - (7 * week);
            var before = Sorted.Of(waits, from - RecentDays, from);
            if (before.Minutes.Length < MinWaits || before.TryPromise() is not { } promise) continue;
            var then = Sorted.Of(waits, from, from + 7);
            // Relative to the promise, as it differs from week to week.
            ratios.AddRange(then.Minutes.Select(minutes => promise > 0 ? minutes / promise : minutes > 0 ? 2 : 1));
            ended.AddRange(then.Ended);
        }
        if (ratios.Count < MinTested) return (ratios.Count, null);
        double[] ascending = [.. ratios];
        bool[] over = [.. ended];
        Array.Sort(ascending, over);
        return (ratios.Count, KaplanMeier.Over(ascending, over, 1));
    }

    /// <summary>Busy days are busy for everybody, so whole days are drawn; <see cref="ExpandedPercentile"/> allows for few of them.</summary>
    private static Estimate? Resample(Sorted recent, double minutes)
    {
        var draws = new ClusterDraws(recent.Days, seed: 1);
        if (draws.Clusters < 2) return null;
        var found = new List<double>(Draws);
        var share = recent.Share();
        for (var draw = 0; draw < Draws; draw++)
        {
            if (KaplanMeier.Quantile(recent.Minutes, recent.Ended, share, draws.Next()) is { } quantile) found.Add(quantile);
        }
        // Where the promise is not seen it is longer than all that were.
        if (found.Count < Draws) return null;
        double[] ascending = [.. found];
        Array.Sort(ascending);
        var range = ExpandedPercentile.Of(ascending, draws.Clusters);
        return new Estimate(minutes, Math.Min(minutes, range.Low), Math.Max(minutes, range.High));
    }

    /// <summary>Waits in ascending order.</summary>
    private sealed record Sorted(double[] Minutes, bool[] Ended, ulong[] Days)
    {
        public static Sorted Of(IReadOnlyList<Wait> waits, int from, int end)
        {
            var chosen = new List<Wait>();
            foreach (var wait in waits)
            {
                if (wait.Day >= from && wait.Day < end) chosen.Add(wait);
            }
            chosen.Sort((left, right) => left.Actual != right.Actual ? left.Actual.CompareTo(right.Actual) : left.Day.CompareTo(right.Day));
            return new Sorted(
                [.. chosen.Select(wait => (double)wait.Actual)], [.. chosen.Select(wait => wait.Answered)], [.. chosen.Select(wait => (ulong)wait.Day)]);
        }

        /// <summary>The share of waits that has to be over for nine in ten further ones to keep within.</summary>
        public double Share() => PromiseRank.OnAverage(Minutes.Length, PromiseFinder.Share) is { } rank ? (double)rank / Minutes.Length : 1;

        public double? TryPromise() => KaplanMeier.Quantile(Minutes, Ended, Share());
    }
}
