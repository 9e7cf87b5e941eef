namespace Analytics.Statistics;

/// <summary>
/// Proportional odds (McCullagh 1980): ln(P(Y ≤ j) / P(Y &gt; j)) = θ_j − xβ, by maximum likelihood. A positive coefficient goes with higher
/// categories; e^β is the odds ratio of being above any threshold.
/// </summary>
/// <param name="Coefficients">One a column.</param>
/// <param name="StandardErrors">One a column, of the observed information.</param>
/// <param name="ClusteredErrors">One a column, respecting clusters; see <see cref="ClusteredCovariance"/>.</param>
/// <param name="Thresholds">Ascending, one fewer than categories.</param>
/// <param name="LogLikelihood">In nats, over all samples.</param>
internal sealed record OrdinalLogit(
    IReadOnlyList<double> Coefficients,
    IReadOnlyList<double> StandardErrors,
    IReadOnlyList<double> ClusteredErrors,
    IReadOnlyList<double> Thresholds,
    double LogLikelihood)
{
    private const int MostSteps = 60;
    private const double SmallestDecrement = 1e-12;
    private const double LargestError = 1e4;

    /// <param name="columns">Each a value a sample; no intercept, as the thresholds are.</param>
    /// <param name="categories">From 0 on, a category a sample.</param>
    /// <param name="count">Categories, at least 2.</param>
    /// <param name="clusters">The cluster of each sample.</param>
    /// <param name="cancellationToken">Heeded between steps.</param>
    /// <returns><c>null</c> where no finite maximum exists, or a category is empty.</returns>
    public static OrdinalLogit? TryFit(double[][] columns, int[] categories, int count, ReadOnlySpan<int> clusters, CancellationToken cancellationToken = default)
    {
        if (Enumerable.Range(0, count).Except(categories).Any()) return null;
        var problem = new Problem(columns, categories, count);
        var estimates = Start(columns.Length, categories, count);
        var likelihood = problem.Likelihood(estimates);
        for (var step = 0; step < MostSteps; step++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var (scores, information) = problem.Derivatives(estimates);
            if (SmallCholesky.TryFactor(information) is not { } factor) return null;
            var gradient = new double[estimates.Length];
            for (var index = 0; index < scores.Length; index++) gradient[index % gradient.Length] += scores[index];
            var direction = factor.Solve(gradient);
            var decrement = gradient.Zip(direction, (left, right) => left * right).Sum();
            var (next, better) = decrement < SmallestDecrement ? (estimates, likelihood) : Improve(problem, estimates, direction, likelihood);
            if (better > likelihood)
            {
                (estimates, likelihood) = (next, better);
                continue;
            }
            var errors = factor.InverseDiagonal().Select(Math.Sqrt).ToArray();
            if (errors.Max() >= LargestError || ClusteredCovariance.TryVariances(information, scores, clusters) is not { } variances) return null;
            return new OrdinalLogit(
                estimates[(count - 1)..], errors[(count - 1)..], [.. variances.Skip(count - 1).Select(Math.Sqrt)], estimates[..(count - 1)], likelihood);
        }
        return null;
    }

    /// <summary>Without any column the thresholds are the log-odds of the cumulative shares.</summary>
    private static double[] Start(int columns, int[] categories, int count)
    {
        var estimates = new double[count - 1 + columns];
        for (var threshold = 0; threshold < count - 1; threshold++)
            estimates[threshold] = LogOdds.Of((double)categories.Count(category => category <= threshold) / categories.Length);
        return estimates;
    }

    private static (double[] Estimates, double Likelihood) Improve(Problem problem, double[] from, double[] direction, double likelihood)
    {
        for (var length = 1.0; length > 1e-6; length /= 2)
        {
            var next = from.Zip(direction, (value, step) => value + (length * step)).ToArray();
            var reached = problem.Likelihood(next);
            if (reached > likelihood) return (next, reached);
        }
        return (from, likelihood);
    }

    /// <summary>Estimates are the thresholds, then the coefficients.</summary>
    private sealed class Problem(double[][] columns, int[] categories, int count)
    {
        private readonly int _thresholds = count - 1;

        public double Likelihood(double[] estimates)
        {
            double sum = 0;
            for (var sample = 0; sample < categories.Length; sample++)
            {
                var (upper, lower) = Cumulative(estimates, sample);
                // Thresholds out of order give no probability.
                if (!(upper > lower)) return double.NegativeInfinity;
                sum += Math.Log(upper - lower);
            }
            return sum;
        }

        public (double[] Scores, double[,] Information) Derivatives(double[] estimates)
        {
            var size = estimates.Length;
            var scores = new double[categories.Length * size];
            var information = new double[size, size];
            var row = new double[size];
            for (var sample = 0; sample < categories.Length; sample++)
            {
                var category = categories[sample];
                var (upper, lower) = Cumulative(estimates, sample);
                var (probability, upperSlope, lowerSlope) = (upper - lower, upper * (1 - upper), lower * (1 - lower));
                var own = scores.AsSpan(sample * size, size);
                for (var column = 0; column < columns.Length; column++) row[_thresholds + column] = columns[column][sample];

                if (category < _thresholds)
                {
                    own[category] = upperSlope / probability;
                    information[category, category] -= (upperSlope * (1 - (2 * upper)) / probability) - (own[category] * own[category]);
                }
                if (category > 0)
                {
                    own[category - 1] = -lowerSlope / probability;
                    information[category - 1, category - 1] += (lowerSlope * (1 - (2 * lower)) / probability) + (own[category - 1] * own[category - 1]);
                }
                if (category > 0 && category < _thresholds) information[category, category - 1] += own[category] * own[category - 1];
                for (var column = _thresholds; column < size; column++)
                {
                    own[column] = row[column] * (upper + lower - 1);
                    if (category < _thresholds) information[column, category] -= row[column] * upperSlope;
                    if (category > 0) information[column, category - 1] -= row[column] * lowerSlope;
                    for (var other = _thresholds; other <= column; other++) information[column, other] += row[column] * row[other] * (upperSlope + lowerSlope);
                }
            }
            return (scores, information);
        }

        /// <summary>P(Y ≤ category) and P(Y &lt; category).</summary>
        private (double Upper, double Lower) Cumulative(double[] estimates, int sample)
        {
            var category = categories[sample];
            double score = 0;
            for (var column = 0; column < columns.Length; column++) score += estimates[_thresholds + column] * columns[column][sample];
            return (
                category < _thresholds ? LogOdds.Probability(estimates[category] - score) : 1,
                category > 0 ? LogOdds.Probability(estimates[category - 1] - score) : 0);
        }
    }
}
