using Analytics.Randomness;
using MathNet.Numerics.Distributions;

namespace Analytics.Benchmarks.TruthChecks.Loyalty;

/// <summary>Pairs of answers that are cuts of two normal variables with a known correlation.</summary>
/// <param name="latent">That correlation.</param>
/// <param name="left">Shares of the steps of the first scale, lowest first.</param>
/// <param name="right">Likewise of the second.</param>
internal sealed class RatingWorld(double latent, IReadOnlyList<double> left, IReadOnlyList<double> right)
{
    /// <summary>Satisfaction, 1 to 5, as crowded at the upper end as it usually is.</summary>
    public static IReadOnlyList<double> Csat { get; } = [0.06, 0.09, 0.15, 0.24, 0.46];

    /// <summary>Likelihood to recommend, 0 to 10.</summary>
    public static IReadOnlyList<double> Nps { get; } = [0.03, 0.01, 0.02, 0.02, 0.02, 0.06, 0.06, 0.13, 0.22, 0.16, 0.27];

    /// <summary>An outcome that comes true for the lowest fifth: its lack is 1, as those who leave are the least satisfied.</summary>
    public static IReadOnlyList<double> LowestFifth { get; } = [0.2, 0.8];

    /// <summary>An outcome that comes true for the highest fifth, at the end where ratings crowd.</summary>
    public static IReadOnlyList<double> HighestFifth { get; } = [0.8, 0.2];

    private readonly double[] _left = Thresholds(left);
    private readonly double[] _right = Thresholds(right);

    public (double[] Left, double[] Right) Draw(RandomStream random, int pairs)
    {
        var (lefts, rights) = (new double[pairs], new double[pairs]);
        for (var index = 0; index < pairs; index++)
        {
            var first = random.Normal();
            var second = (latent * first) + (Math.Sqrt(1 - (latent * latent)) * random.Normal());
            (lefts[index], rights[index]) = (Step(_left, first), Step(_right, second));
        }
        return (lefts, rights);
    }

    private static int Step(double[] thresholds, double value)
    {
        var step = 0;
        while (step < thresholds.Length && value > thresholds[step]) step++;
        return step;
    }

    private static double[] Thresholds(IReadOnlyList<double> shares)
    {
        double below = 0;
        return [.. shares.Take(shares.Count - 1).Select(share => Normal.InvCDF(0, 1, below += share))];
    }
}
