namespace Analytics.Evaluation;

/// <summary>
/// Logistic regression of a few columns by maximum likelihood: Newton's method on the concave log-likelihood, steps halved while they do not
/// improve it (Hastie, Tibshirani and Friedman 2009, 4.4.1).
/// </summary>
/// <param name="Coefficients">One a column, in their order.</param>
/// <param name="StandardErrors">Square roots of the diagonal of the inverse information, one a column.</param>
/// <param name="LogLikelihood">In nats, over all samples.</param>
internal sealed record LogisticFit(IReadOnlyList<double> Coefficients, IReadOnlyList<double> StandardErrors, double LogLikelihood)
{
    private const int MostSteps = 60;

    /// <summary>Twice the log-likelihood that a further step could gain; far below what any test of it can see.</summary>
    private const double SmallestDecrement = 1e-12;

    /// <summary>Where the classes can be separated coefficients run to infinity, and their errors with them.</summary>
    private const double LargestError = 1e4;

    /// <param name="columns">One or a few, each a value a sample; an intercept is a column of ones.</param>
    /// <param name="targets">From 0 to 1 a sample.</param>
    /// <param name="offset">Added to the log-odds of each sample, or empty.</param>
    /// <returns><c>null</c> where no finite maximum exists: columns that depend on each other, or classes that they separate.</returns>
    public static LogisticFit? TryFit(double[][] columns, ReadOnlySpan<double> targets, ReadOnlySpan<double> offset)
    {
        var coefficients = new double[columns.Length];
        var likelihood = Likelihood(columns, targets, offset, coefficients);
        for (var step = 0; step < MostSteps; step++)
        {
            var (gradient, information) = Derivatives(columns, targets, offset, coefficients);
            if (SmallCholesky.TryFactor(information) is not { } factor) return null;
            var direction = factor.Solve(gradient);
            double decrement = 0;
            for (var i = 0; i < gradient.Length; i++) decrement += gradient[i] * direction[i];
            if (decrement < SmallestDecrement)
            {
                var errors = factor.InverseDiagonal().Select(Math.Sqrt).ToArray();
                return errors.Max() < LargestError ? new LogisticFit(coefficients, errors, likelihood) : null;
            }
            var (next, better) = Improve(columns, targets, offset, coefficients, direction, likelihood);
            // No representable step is better: this is the maximum, as near as doubles come to it.
            if (better <= likelihood) return new LogisticFit(coefficients, [.. factor.InverseDiagonal().Select(Math.Sqrt)], likelihood);
            (coefficients, likelihood) = (next, better);
        }
        return null;
    }

    /// <summary>The log-likelihood at given log-odds.</summary>
    public static double Likelihood(ReadOnlySpan<double> logOdds, ReadOnlySpan<double> targets)
    {
        double sum = 0;
        for (var i = 0; i < targets.Length; i++) sum += (targets[i] * logOdds[i]) - Softplus(logOdds[i]);
        return sum;
    }

    private static (double[] Coefficients, double Likelihood) Improve(
        double[][] columns, ReadOnlySpan<double> targets, ReadOnlySpan<double> offset, double[] from, double[] direction, double likelihood)
    {
        for (var length = 1.0; length > 1e-6; length /= 2)
        {
            var next = new double[from.Length];
            for (var i = 0; i < next.Length; i++) next[i] = from[i] + (length * direction[i]);
            var reached = Likelihood(columns, targets, offset, next);
            if (reached > likelihood) return (next, reached);
        }
        return (from, likelihood);
    }

    private static double Likelihood(double[][] columns, ReadOnlySpan<double> targets, ReadOnlySpan<double> offset, double[] coefficients)
    {
        double sum = 0;
        for (var i = 0; i < targets.Length; i++)
        {
            var logOdds = Score(columns, offset, coefficients, i);
            sum += (targets[i] * logOdds) - Softplus(logOdds);
        }
        return sum;
    }

    private static (double[] Gradient, double[,] Information) Derivatives(
        double[][] columns, ReadOnlySpan<double> targets, ReadOnlySpan<double> offset, double[] coefficients)
    {
        var gradient = new double[columns.Length];
        var information = new double[columns.Length, columns.Length];
        for (var i = 0; i < targets.Length; i++)
        {
            var probability = LogOdds.Probability(Score(columns, offset, coefficients, i));
            var weight = probability * (1 - probability);
            for (var row = 0; row < columns.Length; row++)
            {
                gradient[row] += columns[row][i] * (targets[i] - probability);
                for (var column = 0; column <= row; column++) information[row, column] += columns[row][i] * columns[column][i] * weight;
            }
        }
        return (gradient, information);
    }

    private static double Score(double[][] columns, ReadOnlySpan<double> offset, double[] coefficients, int sample)
    {
        var score = offset.IsEmpty ? 0 : offset[sample];
        for (var column = 0; column < columns.Length; column++) score += coefficients[column] * columns[column][sample];
        return score;
    }

    // log(1 + e^s) without overflow.
    private static double Softplus(double logOdds) => Math.Max(logOdds, 0) + Math.Log(1 + Math.Exp(-Math.Abs(logOdds)));
}
