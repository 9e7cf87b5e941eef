using System.Numerics;

namespace Analytics.Statistics;

/// <summary>
/// How much of a yes-or-no outcome each of several correlated variables explains: general dominance on McFadden's pseudo-R², 1 − ℓ/ℓ₀, averaged
/// over all orders of adding (Azen and Traxel 2009).
/// </summary>
internal static class McFaddenDominance
{
    /// <summary>Parts of the pseudo-R² with 95 % intervals of their shares (<see cref="ExpandedPercentile"/>), from bootstrap samples of whole clusters.</summary>
    /// <param name="variables">At most <see cref="LinearImportance.MostByShapley"/>, standardised; each a value a sample.</param>
    /// <param name="targets">0 or 1 a sample, both present.</param>
    /// <param name="clusters">The cluster of each sample, from 0 on without gaps.</param>
    /// <param name="draws">Bootstrap samples.</param>
    /// <param name="seed">The same seed gives the same intervals, whatever the number of threads.</param>
    /// <param name="cancellationToken">Heeded between subsets.</param>
    /// <returns><c>null</c> where a subset separates the outcomes or its variables depend on each other.</returns>
    /// <remarks>
    /// Fitting all subsets again to every bootstrap sample would take hours. One step of Newton from the fit to all samples is as good: it
    /// misses the maximum of the log-likelihood by a part that vanishes against what the bootstrap itself varies by.
    /// </remarks>
    public static ImportanceShares? TryWithIntervals(
        double[][] variables, double[] targets, int[] clusters, int draws, ulong seed, CancellationToken cancellationToken)
    {
        if (TryFits(variables, targets, cancellationToken) is not { } fits) return null;
        var weights = Weights(clusters.Max() + 1, draws, seed);
        var options = new ParallelOptions { CancellationToken = cancellationToken };
        var likelihoods = new double[fits.Length][];
        Parallel.For(0, fits.Length, options, mask => likelihoods[mask] = Draw(Columns(variables, mask), targets, clusters, fits[mask], weights));

        var drawn = new List<double[]>(draws);
        var worth = new double[fits.Length];
        for (var draw = 0; draw < draws; draw++)
        {
            for (var mask = 1; mask < worth.Length; mask++) worth[mask] = 1 - (likelihoods[mask][draw] / likelihoods[0][draw]);
            // A sample of one outcome only explains nothing.
            if (likelihoods[0][draw] < 0) drawn.Add(SubsetShapley.Of(worth));
        }
        for (var mask = 1; mask < worth.Length; mask++) worth[mask] = 1 - (fits[mask].LogLikelihood / fits[0].LogLikelihood);
        return ImportanceShares.TryOf(SubsetShapley.Of(worth), drawn, weights[0].Length);
    }

    /// <summary>The fits of all subsets by mask, each begun at that of the subset without its last variable.</summary>
    private static LogisticFit[]? TryFits(double[][] variables, double[] targets, CancellationToken cancellationToken)
    {
        var fits = new LogisticFit?[1 << variables.Length];
        var options = new ParallelOptions { CancellationToken = cancellationToken };
        foreach (var level in Enumerable.Range(0, fits.Length).GroupBy(mask => BitOperations.PopCount((uint)mask)).OrderBy(level => level.Key))
        {
            Parallel.ForEach(level, options, mask =>
            {
                var without = mask == 0 ? null : fits[mask & ~(1 << BitOperations.Log2((uint)mask))];
                double[] start = without is null ? [] : [.. without.Coefficients, 0];
                fits[mask] = LogisticFit.TryFit(Columns(variables, mask), targets, [], start: start, cancellationToken: cancellationToken);
            });
            if (level.Any(mask => fits[mask] is null)) return null;
        }
        return [.. fits.Select(fit => fit!)];
    }

    /// <summary>A column of ones, then the subset's variables.</summary>
    private static double[][] Columns(double[][] variables, int mask)
    {
        var ones = new double[variables[0].Length];
        Array.Fill(ones, 1);
        return [ones, .. variables.Where((_, variable) => (mask >> variable & 1) == 1)];
    }

    /// <summary>How often each cluster is in each draw.</summary>
    private static byte[][] Weights(int clusters, int draws, ulong seed)
    {
        var drawing = new ClusterDraws([.. Enumerable.Range(0, clusters).Select(cluster => (ulong)cluster)], seed);
        var weights = new byte[draws][];
        for (var draw = 0; draw < draws; draw++)
        {
            weights[draw] = new byte[clusters];
            var drawn = drawing.Next();
            for (var cluster = 0; cluster < clusters; cluster++) weights[draw][cluster] = (byte)drawn[cluster];
        }
        return weights;
    }

    /// <summary>The greatest log-likelihood of one subset, a value a draw.</summary>
    private static double[] Draw(double[][] columns, double[] targets, int[] clusters, LogisticFit fit, byte[][] weights)
    {
        var size = columns.Length;
        var stride = size + 1;
        // Of each cluster its log-likelihood, then its scores.
        var sums = new double[weights[0].Length * stride];
        var information = new double[size, size];
        for (var sample = 0; sample < targets.Length; sample++)
        {
            double logOdds = 0;
            for (var column = 0; column < size; column++) logOdds += fit.Coefficients[column] * columns[column][sample];
            var probability = LogOdds.Probability(logOdds);
            var own = sums.AsSpan(clusters[sample] * stride, stride);
            own[0] += Math.Log(LogOdds.Clamp(targets[sample] > 0.5 ? probability : 1 - probability));
            var (residual, curvature) = (targets[sample] - probability, probability * (1 - probability));
            for (var column = 0; column < size; column++)
            {
                var value = columns[column][sample];
                own[column + 1] += value * residual;
                for (var other = 0; other <= column; other++) information[column, other] += curvature * value * columns[other][sample];
            }
        }
        var factor = SmallCholesky.TryFactor(information);
        var drawn = new double[weights.Length];
        for (var draw = 0; draw < drawn.Length; draw++)
        {
            var total = WeightedSums(sums, stride, weights[draw]);
            drawn[draw] = total[0];
            if (factor is null) continue;
            var score = total.AsSpan(1);
            var step = factor.Solve(score);
            for (var column = 0; column < size; column++) drawn[draw] += 0.5 * score[column] * step[column];
        }
        return drawn;
    }

    private static double[] WeightedSums(double[] sums, int stride, byte[] weights)
    {
        var total = new double[stride];
        for (var cluster = 0; cluster < weights.Length; cluster++)
        {
            if (weights[cluster] == 0) continue;
            double weight = weights[cluster];
            var own = sums.AsSpan(cluster * stride, stride);
            for (var column = 0; column < total.Length; column++) total[column] += weight * own[column];
        }
        return total;
    }
}
