using Analytics.Statistics;
using MathNet.Numerics.Distributions;

namespace Analytics.Insights.Expectations;

/// <summary>
/// How a rating moves with the gap between what was promised and what happened, on both sides of the promise:
/// rating = a + b₊·max(g, 0) + b₋·max(−g, 0), g in standard deviations (disconfirmation, Oliver 1980). Errors by customer.
/// </summary>
internal static class GapResponse
{
    /// <summary>Ratings below which nothing is fitted.</summary>
    public const int MinRatings = 100;

    /// <summary>Ratings that each side of the promise has at least.</summary>
    private const int MinSide = 20;

    private const int Groups = 10;

    /// <param name="gaps">ln((promised + 1) / (actual + 1)) of each rated contact.</param>
    /// <param name="ratings">1 to 5.</param>
    /// <param name="customers">Numbers of the customers.</param>
    /// <returns><c>null</c> with too few ratings, or where all on one side of the promise waited equally long.</returns>
    public static GapRating? TryOf(ReadOnlySpan<double> gaps, ReadOnlySpan<double> ratings, ReadOnlySpan<int> customers)
    {
        if (gaps.Length < MinRatings) return null;
        double sum = 0, squares = 0;
        var late = 0;
        foreach (var gap in gaps)
        {
            (sum, squares) = (sum + gap, squares + (gap * gap));
            if (gap < 0) late++;
        }
        var mean = sum / gaps.Length;
        var spread = Math.Sqrt(((squares / gaps.Length) - (mean * mean)) * gaps.Length / (gaps.Length - 1.0));
        if (!(spread > 1e-9) || late < MinSide || gaps.Length - late < MinSide) return null;
        double[][] columns = [new double[gaps.Length], new double[gaps.Length], new double[gaps.Length]];
        var scaled = new double[gaps.Length];
        for (var i = 0; i < gaps.Length; i++)
        {
            scaled[i] = gaps[i] / spread;
            (columns[0][i], columns[1][i], columns[2][i]) = (1, Math.Max(scaled[i], 0), Math.Max(-scaled[i], 0));
        }
        if (LinearFit.TryFit(columns, ratings, customers) is not { } fit) return null;
        var gain = Estimate.Of(fit.Coefficients[1], fit.Range(1));
        var ofLoss = fit.Range(2);
        var loss = new Estimate(-fit.Coefficients[2], -ofLoss.High, -ofLoss.Low);
        return new GapRating
        {
            Answers = gaps.Length,
            Customers = Distinct(customers),
            SpreadLog = spread,
            AtPromise = fit.Coefficients[0],
            Gain = gain,
            Loss = loss,
            // Their ratio means nothing where what is divided by may be 0.
            Ratio = gain.Low > 0 ? loss.Value / gain.Value : null,
            // That a late one costs more than an early one wins is expected beforehand, so one side is tested.
            AsymmetryPValue = StudentT.CDF(0, 1, fit.Freedom, fit.TOfSum(1, 2)),
            PValue = fit.PValueOfBoth(1, 2),
            Groups = GroupsOf(scaled, ratings.ToArray()),
        };
    }

    private static int Distinct(ReadOnlySpan<int> customers)
    {
        var seen = new HashSet<int>();
        foreach (var customer in customers) seen.Add(customer);
        return seen.Count;
    }

    /// <summary>Groups of equal size in order of the gap, with the mean rating of each and its 95 % interval.</summary>
    private static List<GapGroup> GroupsOf(double[] gaps, double[] ratings)
    {
        Array.Sort(gaps, ratings);
        var groups = new List<GapGroup>();
        for (var group = 0; group < Groups; group++)
        {
            var (from, to) = (gaps.Length * group / Groups, gaps.Length * (group + 1) / Groups);
            var of = ratings.AsSpan(from, to - from);
            double sum = 0, squares = 0, gap = 0;
            foreach (var rating in of) (sum, squares) = (sum + rating, squares + (rating * rating));
            for (var i = from; i < to; i++) gap += gaps[i];
            var mean = sum / of.Length;
            var half = StudentT.InvCDF(0, 1, of.Length - 1, 0.975) * Math.Sqrt(Math.Max(0, (squares / of.Length) - (mean * mean)) / (of.Length - 1));
            groups.Add(new GapGroup(of.Length, gap / of.Length, new Estimate(mean, mean - half, mean + half)));
        }
        return groups;
    }
}
