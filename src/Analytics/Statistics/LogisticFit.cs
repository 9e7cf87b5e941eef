namespace Analytics.Statistics;

/// <summary>
/// Logistic regression by maximum likelihood, penalised or not: Newton's method on the concave objective, steps halved while they do not
/// improve it (Hastie, Tibshirani and Friedman 2009, 4.4.1).
/// </summary>
/// <param name="Coefficients">One a column, in their order.</param>
/// <param name="StandardErrors">Square roots of the diagonal of the inverse information, one a column.</param>
/// <param name="LogLikelihood">In nats, over all samples, less the penalty if there is one.</param>
internal sealed record LogisticFit(IReadOnlyList<double> Coefficients, IReadOnlyList<double> StandardErrors, double LogLikelihood)
{
    private const int MostSteps = 60;

    /// <summary>Twice the log-likelihood that a further step could gain; far below what any test of it can see.</summary>
    private const double SmallestDecrement = 1e-12;

    /// <summary>Where the classes can be separated coefficients run to infinity, and their errors with them.</summary>
    private const double LargestError = 1e4;

    /// <param name="columns">Each a value a sample; an intercept is a column of ones.</param>
    /// <param name="targets">From 0 to 1 a sample.</param>
    /// <param name="offset">Added to the log-odds of each sample, or empty.</param>
    /// <param name="ridge">r of the penalty ½·r·coefficient², one a column, or empty for none.</param>
    /// <param name="weights">How often each sample counts, or empty when all count once.</param>
    /// <param name="start">Coefficients to begin at, such as those of a model of fewer columns, or empty for zeros.</param>
    /// <param name="cancellationToken">Heeded often.</param>
    /// <returns>
    /// <c>null</c> where no finite maximum exists: columns that depend on each other, or classes that they separate. With a penalty on every
    /// column there always is one.
    /// </returns>
    public static LogisticFit? TryFit(
        IReadOnlyList<DesignColumn> columns,
        ReadOnlySpan<double> targets,
        ReadOnlySpan<double> offset,
        ReadOnlySpan<double> ridge = default,
        ReadOnlySpan<double> weights = default,
        ReadOnlySpan<double> start = default,
        CancellationToken cancellationToken = default)
    {
        var problem = new LogisticProblem(columns, targets.ToArray(), offset.ToArray(), ridge.ToArray(), weights.ToArray(), cancellationToken);
        var coefficients = start.IsEmpty ? new double[columns.Count] : start.ToArray();
        var likelihood = problem.Objective(coefficients);
        for (var step = 0; step < MostSteps; step++)
        {
            var (gradient, information) = problem.Derivatives(coefficients);
            if (SmallCholesky.TryFactor(information) is not { } factor) return null;
            var direction = factor.Solve(gradient);
            double decrement = 0;
            for (var i = 0; i < gradient.Length; i++) decrement += gradient[i] * direction[i];
            if (decrement < SmallestDecrement)
            {
                var errors = factor.InverseDiagonal().Select(Math.Sqrt).ToArray();
                return errors.Max() < LargestError || !ridge.IsEmpty ? new LogisticFit(coefficients, errors, likelihood) : null;
            }
            var (next, better) = Improve(problem, coefficients, direction, likelihood);
            // No representable step is better: this is the maximum, as near as doubles come to it.
            if (better <= likelihood) return new LogisticFit(coefficients, [.. factor.InverseDiagonal().Select(Math.Sqrt)], likelihood);
            (coefficients, likelihood) = (next, better);
        }
        // A penalised maximum is finite: where steps ran out on the way to it, it is near.
        return ridge.IsEmpty ? null : new LogisticFit(coefficients, [.. coefficients.Select(_ => double.NaN)], likelihood);
    }

    /// <inheritdoc cref="TryFit(IReadOnlyList{DesignColumn}, ReadOnlySpan{double}, ReadOnlySpan{double}, ReadOnlySpan{double}, ReadOnlySpan{double}, ReadOnlySpan{double}, CancellationToken)"/>
    public static LogisticFit? TryFit(
        double[][] columns,
        ReadOnlySpan<double> targets,
        ReadOnlySpan<double> offset,
        ReadOnlySpan<double> ridge = default,
        ReadOnlySpan<double> weights = default,
        ReadOnlySpan<double> start = default,
        CancellationToken cancellationToken = default) =>
        TryFit([.. columns.Select(DesignColumn.Of)], targets, offset, ridge, weights, start, cancellationToken);

    /// <summary>The log-likelihood at given log-odds.</summary>
    public static double Likelihood(ReadOnlySpan<double> logOdds, ReadOnlySpan<double> targets)
    {
        double sum = 0;
        for (var i = 0; i < targets.Length; i++) sum += (targets[i] * logOdds[i]) - Softplus(logOdds[i]);
        return sum;
    }

    private static (double[] Coefficients, double Likelihood) Improve(LogisticProblem problem, double[] from, double[] direction, double likelihood)
    {
        for (var length = 1.0; length > 1e-6; length /= 2)
        {
            var next = new double[from.Length];
            for (var i = 0; i < next.Length; i++) next[i] = from[i] + (length * direction[i]);
            var reached = problem.Objective(next);
            if (reached > likelihood) return (next, reached);
        }
        return (from, likelihood);
    }

    // log(1 + e^s) without overflow.
    internal static double Softplus(double logOdds) => Math.Max(logOdds, 0) + Math.Log(1 + Math.Exp(-Math.Abs(logOdds)));
}
