namespace Analytics.Statistics;

/// <summary>Regressions whose errors respect that samples of one customer resemble each other.</summary>
/// <param name="Coefficients">One a column, without the intercept.</param>
/// <param name="StandardErrors">One a column, clustered; see <see cref="ClusteredCovariance"/>.</param>
internal sealed record ClusteredFit(IReadOnlyList<double> Coefficients, IReadOnlyList<double> StandardErrors)
{
    public Interval Range(int column) => Interval.Around(Coefficients[column], StandardErrors[column]);

    /// <summary>Logistic regression with an intercept.</summary>
    /// <param name="columns">Each a value a sample.</param>
    /// <param name="targets">0 or 1 a sample.</param>
    /// <param name="clusters">The cluster of each sample.</param>
    /// <param name="cancellationToken">Heeded between steps.</param>
    /// <returns><c>null</c> where there is no finite maximum.</returns>
    public static ClusteredFit? TryLogistic(double[][] columns, double[] targets, ReadOnlySpan<int> clusters, CancellationToken cancellationToken = default)
    {
        double[][] all = [Ones(targets.Length), .. columns];
        if (LogisticFit.TryFit(all, targets, [], cancellationToken: cancellationToken) is not { } fit) return null;
        var moments = new Moments(all);
        for (var sample = 0; sample < targets.Length; sample++)
        {
            double logOdds = 0;
            for (var column = 0; column < all.Length; column++) logOdds += fit.Coefficients[column] * all[column][sample];
            var probability = LogOdds.Probability(logOdds);
            moments.Add(sample, targets[sample] - probability, probability * (1 - probability));
        }
        return moments.TryFit([.. fit.Coefficients], clusters);
    }

    /// <summary>Least squares with an intercept.</summary>
    /// <inheritdoc cref="TryLogistic" path="/param"/>
    /// <returns><c>null</c> where columns depend on each other.</returns>
    public static ClusteredFit? TryLinear(double[][] columns, double[] targets, ReadOnlySpan<int> clusters)
    {
        double[][] all = [Ones(targets.Length), .. columns];
        var moments = new Moments(all);
        for (var sample = 0; sample < targets.Length; sample++) moments.Add(sample, targets[sample], 1);
        if (SmallCholesky.TryFactor(moments.Information) is not { } factor) return null;
        var coefficients = factor.Solve(moments.Sums());
        var residuals = new Moments(all);
        for (var sample = 0; sample < targets.Length; sample++)
        {
            double predicted = 0;
            for (var column = 0; column < all.Length; column++) predicted += coefficients[column] * all[column][sample];
            residuals.Add(sample, targets[sample] - predicted, 1);
        }
        return residuals.TryFit(coefficients, clusters);
    }

    private static double[] Ones(int count)
    {
        var ones = new double[count];
        Array.Fill(ones, 1);
        return ones;
    }

    /// <summary>Scores and information of a regression, sample by sample.</summary>
    private sealed class Moments(double[][] columns)
    {
        private readonly double[] _scores = new double[columns.Length * columns[0].Length];

        public double[,] Information { get; } = new double[columns.Length, columns.Length];

        public void Add(int sample, double residual, double curvature)
        {
            for (var column = 0; column < columns.Length; column++)
            {
                var value = columns[column][sample];
                _scores[(sample * columns.Length) + column] = value * residual;
                for (var other = 0; other <= column; other++) Information[column, other] += curvature * value * columns[other][sample];
            }
        }

        public double[] Sums()
        {
            var sums = new double[columns.Length];
            for (var index = 0; index < _scores.Length; index++) sums[index % sums.Length] += _scores[index];
            return sums;
        }

        public ClusteredFit? TryFit(double[] coefficients, ReadOnlySpan<int> clusters) =>
            ClusteredCovariance.TryVariances(Information, _scores, clusters) is { } variances
                ? new ClusteredFit(coefficients[1..], [.. variances.Skip(1).Select(Math.Sqrt)])
                : null;
    }
}
