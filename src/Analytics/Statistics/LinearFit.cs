using MathNet.Numerics.Distributions;

namespace Analytics.Statistics;

/// <summary>
/// Least squares whose errors do not assume that all samples scatter alike: HC3 (MacKinnon and White 1985), or, given clusters, those that
/// let samples of one cluster resemble each other, CR1 (Liang and Zeger 1986).
/// </summary>
/// <param name="Coefficients">One a column, in their order.</param>
/// <param name="Covariance">Of the coefficients, columns × columns.</param>
/// <param name="Freedom">Degrees of freedom of the t distribution behind intervals: samples less columns, or clusters less 1.</param>
internal sealed record LinearFit(IReadOnlyList<double> Coefficients, double[,] Covariance, int Freedom)
{
    public double Error(int column) => Math.Sqrt(Covariance[column, column]);

    /// <summary>95 %.</summary>
    public Interval Range(int column)
    {
        var half = StudentT.InvCDF(0, 1, Freedom, 0.975) * Error(column);
        return new Interval(Coefficients[column] - half, Coefficients[column] + half);
    }

    /// <summary>Sum of two coefficients over its error: t-distributed where the sum is 0.</summary>
    public double TOfSum(int first, int second) =>
        (Coefficients[first] + Coefficients[second])
        / Math.Sqrt(Covariance[first, first] + Covariance[second, second] + (2 * Covariance[first, second]));

    /// <summary>p-value of two coefficients both being 0: Wald's test, F with 2 and <see cref="Freedom"/> degrees of freedom.</summary>
    public double PValueOfBoth(int first, int second)
    {
        double a = Coefficients[first], b = Coefficients[second];
        double varianceA = Covariance[first, first], varianceB = Covariance[second, second], common = Covariance[first, second];
        var determinant = (varianceA * varianceB) - (common * common);
        if (!(determinant > 0)) return 1;
        var wald = ((a * a * varianceB) - (2 * a * b * common) + (b * b * varianceA)) / determinant;
        return 1 - FisherSnedecor.CDF(2, Freedom, wald / 2);
    }

    /// <param name="columns">Each a value a sample; an intercept is a column of ones.</param>
    /// <param name="targets">One a sample.</param>
    /// <param name="clusters">The cluster of each sample, numbers from 0 up, or empty where samples are independent.</param>
    /// <returns><c>null</c> where columns depend on each other, or samples or clusters are no more than columns.</returns>
    public static LinearFit? TryFit(double[][] columns, ReadOnlySpan<double> targets, ReadOnlySpan<int> clusters = default)
    {
        var (size, samples) = (columns.Length, targets.Length);
        if (samples <= size) return null;
        var products = new double[size, size];
        var moments = new double[size];
        for (var row = 0; row < size; row++)
        {
            for (var i = 0; i < samples; i++) moments[row] += columns[row][i] * targets[i];
            for (var column = 0; column <= row; column++)
            {
                for (var i = 0; i < samples; i++) products[row, column] += columns[row][i] * columns[column][i];
            }
        }
        if (SmallCholesky.TryFactor(products) is not { } factor) return null;
        var coefficients = factor.Solve(moments);
        var (meat, scale, freedom) = clusters.IsEmpty
            ? (ScatterOfSamples(columns, targets, coefficients, factor), 1.0, samples - size)
            : ScatterOfClusters(columns, targets, coefficients, clusters);
        return freedom < 1 ? null : new LinearFit(coefficients, Sandwich(factor, meat, scale), freedom);
    }

    private static double[,] ScatterOfSamples(double[][] columns, ReadOnlySpan<double> targets, double[] coefficients, SmallCholesky factor)
    {
        var meat = new double[columns.Length, columns.Length];
        var row = new double[columns.Length];
        for (var i = 0; i < targets.Length; i++)
        {
            var residual = Residual(columns, targets, coefficients, row, i);
            var solved = factor.Solve(row);
            double leverage = 0;
            for (var column = 0; column < row.Length; column++) leverage += row[column] * solved[column];
            // A sample alone with its value is fitted whatever it is, and tells nothing of the scatter.
            var corrected = leverage < 1 - 1e-9 ? residual / (1 - leverage) : 0;
            for (var column = 0; column < row.Length; column++) row[column] *= corrected;
            AddSquare(meat, row);
        }
        return meat;
    }

    private static (double[,] Meat, double Scale, int Freedom) ScatterOfClusters(
        double[][] columns, ReadOnlySpan<double> targets, double[] coefficients, ReadOnlySpan<int> clusters)
    {
        var size = columns.Length;
        var sums = new Dictionary<int, double[]>();
        var row = new double[size];
        for (var i = 0; i < targets.Length; i++)
        {
            var residual = Residual(columns, targets, coefficients, row, i);
            if (!sums.TryGetValue(clusters[i], out var sum)) sums.Add(clusters[i], sum = new double[size]);
            for (var column = 0; column < size; column++) sum[column] += row[column] * residual;
        }
        var meat = new double[size, size];
        foreach (var sum in sums.Values) AddSquare(meat, sum);
        double count = sums.Count, samples = targets.Length;
        return (meat, count / (count - 1) * (samples - 1) / (samples - size), sums.Count > size ? sums.Count - 1 : 0);
    }

    private static double Residual(double[][] columns, ReadOnlySpan<double> targets, double[] coefficients, double[] row, int sample)
    {
        var residual = targets[sample];
        for (var column = 0; column < row.Length; column++)
        {
            row[column] = columns[column][sample];
            residual -= coefficients[column] * row[column];
        }
        return residual;
    }

    private static void AddSquare(double[,] meat, double[] row)
    {
        for (var first = 0; first < row.Length; first++)
        {
            for (var second = 0; second < row.Length; second++) meat[first, second] += row[first] * row[second];
        }
    }

    // A⁻¹MA⁻¹, A and M being symmetric.
    private static double[,] Sandwich(SmallCholesky factor, double[,] meat, double scale)
    {
        var size = meat.GetLength(0);
        return Solved(Solved(meat));

        double[,] Solved(double[,] matrix)
        {
            var result = new double[size, size];
            for (var column = 0; column < size; column++)
            {
                var right = new double[size];
                for (var row = 0; row < size; row++) right[row] = matrix[column, row] * Math.Sqrt(scale);
                var solution = factor.Solve(right);
                for (var row = 0; row < size; row++) result[row, column] = solution[row];
            }
            return result;
        }
    }
}
