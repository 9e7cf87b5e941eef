namespace Analytics.Statistics;

/// <summary>Factor of a small symmetric positive definite matrix, A = LLᵀ (Golub and Van Loan 2013, 4.2).</summary>
internal sealed class SmallCholesky
{
    /// <summary>A pivot smaller than this part of its diagonal is rounding: the matrix is singular.</summary>
    private const double SmallestPivot = 1e-12;

    private readonly double[,] _lower;

    private SmallCholesky(double[,] lower) => _lower = lower;

    /// <param name="matrix">Square; only its lower half is read.</param>
    /// <returns><c>null</c> for a matrix that is not positive definite.</returns>
    public static SmallCholesky? TryFactor(double[,] matrix)
    {
        var size = matrix.GetLength(0);
        var lower = new double[size, size];
        for (var row = 0; row < size; row++)
        {
            for (var column = 0; column <= row; column++)
            {
                var left = matrix[row, column];
                for (var i = 0; i < column; i++) left -= lower[row, i] * lower[column, i];
                if (row != column)
                {
                    lower[row, column] = left / lower[column, column];
                    continue;
                }
                if (!(left > SmallestPivot * matrix[row, row])) return null;
                lower[row, row] = Math.Sqrt(left);
            }
        }
        return new SmallCholesky(lower);
    }

    public double[] Solve(ReadOnlySpan<double> right)
    {
        var solution = right.ToArray();
        for (var row = 0; row < solution.Length; row++)
        {
            for (var i = 0; i < row; i++) solution[row] -= _lower[row, i] * solution[i];
            solution[row] /= _lower[row, row];
        }
        for (var row = solution.Length - 1; row >= 0; row--)
        {
            for (var i = row + 1; i < solution.Length; i++) solution[row] -= _lower[i, row] * solution[i];
            solution[row] /= _lower[row, row];
        }
        return solution;
    }

    public double[] InverseDiagonal()
    {
        var diagonal = new double[_lower.GetLength(0)];
        for (var i = 0; i < diagonal.Length; i++)
        {
            var unit = new double[diagonal.Length];
            unit[i] = 1;
            diagonal[i] = Solve(unit)[i];
        }
        return diagonal;
    }
}
