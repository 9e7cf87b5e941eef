using MathNet.Numerics.LinearAlgebra;

namespace Analytics.Statistics;

/// <summary>How much of the variance of an outcome each of several correlated variables explains.</summary>
internal static class LinearImportance
{
    /// <summary>Variables up to which all subsets are looked at; 2^10 of them.</summary>
    public const int MostByShapley = 10;

    /// <summary>Each variable's part of R² by <see cref="Lmg"/>, by <see cref="RelativeWeights"/> where there are more than <see cref="MostByShapley"/>.</summary>
    /// <param name="correlations">Of the variables and, last, the outcome.</param>
    /// <returns>One a variable, together R²; <c>null</c> where variables depend on each other.</returns>
    public static double[]? TryOf(double[,] correlations) =>
        correlations.GetLength(0) - 1 <= MostByShapley ? Lmg(correlations) : RelativeWeights(correlations);

    /// <summary>The gain in R², averaged over all orders of adding (Lindeman, Merenda and Gold 1980). Never negative.</summary>
    public static double[]? Lmg(double[,] correlations)
    {
        var variables = correlations.GetLength(0) - 1;
        var worth = new double[1 << variables];
        var members = new int[variables];
        for (var mask = 1; mask < worth.Length; mask++)
        {
            var size = 0;
            for (var variable = 0; variable < variables; variable++)
            {
                if ((mask >> variable & 1) == 1) members[size++] = variable;
            }
            if (Explained(correlations, members.AsSpan(0, size)) is not { } explained) return null;
            worth[mask] = explained;
        }
        return SubsetShapley.Of(worth);
    }

    /// <summary>
    /// Johnson's relative weights (2000): with R = VΛVᵀ the root L = VΛ^½Vᵀ is regressed on in place of the variables, β = L⁻¹r, and what its
    /// columns explain is handed back in the shares of L²: ε = L²β², squares of the elements.
    /// </summary>
    public static double[]? RelativeWeights(double[,] correlations)
    {
        var variables = correlations.GetLength(0) - 1;
        var all = Matrix<double>.Build.DenseOfArray(correlations);
        var decomposition = all.SubMatrix(0, variables, 0, variables).Evd(Symmetricity.Symmetric);
        var roots = decomposition.EigenValues.Map(value => Math.Sqrt(Math.Max(value.Real, 0)));
        if (!(roots.Minimum() > 1e-6)) return null;
        var vectors = decomposition.EigenVectors;
        var root = vectors * Matrix<double>.Build.DiagonalOfDiagonalVector(roots) * vectors.Transpose();
        var inverse = vectors * Matrix<double>.Build.DiagonalOfDiagonalVector(roots.Map(value => 1 / value)) * vectors.Transpose();
        var coefficients = inverse * all.Column(variables).SubVector(0, variables);
        return [.. root.PointwisePower(2) * coefficients.PointwisePower(2)];
    }

    /// <summary>Parts of R² with 95 % intervals of their shares (<see cref="ExpandedPercentile"/>), from bootstrap samples of whole clusters.</summary>
    /// <param name="variables">Each a value a sample.</param>
    /// <param name="outcome">A value a sample.</param>
    /// <param name="clusters">The cluster of each sample, such as the number of its customer.</param>
    /// <param name="draws">Bootstrap samples.</param>
    /// <param name="seed">The same seed gives the same intervals.</param>
    /// <param name="cancellationToken">Heeded between draws.</param>
    /// <returns><c>null</c> where a column does not vary or variables depend on each other.</returns>
    public static ImportanceShares? TryWithIntervals(
        double[][] variables, double[] outcome, ReadOnlySpan<int> clusters, int draws, ulong seed, CancellationToken cancellationToken)
    {
        double[][] columns = [.. variables, outcome];
        if (Correlations.TryOf(columns) is not { } correlations || TryOf(correlations) is not { } parts) return null;
        var drawing = new ClusterDraws([.. clusters.ToArray().Select(cluster => (ulong)cluster)], seed);
        var drawn = new List<double[]>(draws);
        for (var draw = 0; draw < draws; draw++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (Correlations.TryOf(columns, drawing.Next()) is { } redrawn && TryOf(redrawn) is { } redone) drawn.Add(redone);
        }
        return ImportanceShares.TryOf(parts, drawn, drawing.Clusters);
    }

    private static double? Explained(double[,] correlations, ReadOnlySpan<int> members)
    {
        var outcome = correlations.GetLength(0) - 1;
        var within = new double[members.Length, members.Length];
        var with = new double[members.Length];
        for (var row = 0; row < members.Length; row++)
        {
            with[row] = correlations[members[row], outcome];
            for (var column = 0; column <= row; column++) within[row, column] = correlations[members[row], members[column]];
        }
        if (SmallCholesky.TryFactor(within) is not { } factor) return null;
        var coefficients = factor.Solve(with);
        double explained = 0;
        for (var row = 0; row < with.Length; row++) explained += with[row] * coefficients[row];
        return explained;
    }
}
