using System.Numerics;
using System.Runtime.InteropServices;

namespace Analytics.Statistics;

/// <summary>
/// The penalised log-likelihood of a logistic regression and its derivatives. Samples are gone through block by block and, where there is much to
/// do, in parts that are added in order: figures depend neither on the number of threads nor on the width of vectors.
/// </summary>
/// <param name="columns">Of the design.</param>
/// <param name="targets">From 0 to 1 a sample.</param>
/// <param name="offset">Added to the log-odds of each sample, or empty.</param>
/// <param name="ridge">r of the penalty ½·r·coefficient², one a column, or empty for none.</param>
/// <param name="weights">How often each sample counts, or empty when all count once.</param>
/// <param name="cancellationToken">Heeded between blocks.</param>
internal sealed class LogisticProblem(
    IReadOnlyList<DesignColumn> columns, double[] targets, double[] offset, double[] ridge, double[] weights, CancellationToken cancellationToken)
{
    /// <summary>Samples whose values lie side by side at one time.</summary>
    private const int BlockLength = 256;

    /// <summary>Samples whose products are added to the information in one go.</summary>
    private const int RowsAtOnce = 4;

    /// <summary>Products of two values in the information, from which on parts are worth their while.</summary>
    private const long ProductsOfPart = 1 << 24;
    private const int MostParts = 16;

    private readonly Part[] _parts = Parts(columns.Count, targets.Length);

    public int ColumnCount => columns.Count;

    /// <summary>Nats, less the penalty.</summary>
    public double Objective(double[] coefficients)
    {
        ForEachPart(part =>
        {
            part.Likelihood = 0;
            for (var start = part.Start; start < part.End; start += BlockLength)
            {
                var logOdds = part.LogOdds.AsSpan(0, Math.Min(BlockLength, part.End - start));
                Score(coefficients, start, logOdds, part.Values);
                for (var i = 0; i < logOdds.Length; i++)
                    part.Likelihood += Weight(start + i) * ((targets[start + i] * logOdds[i]) - LogisticFit.Softplus(logOdds[i]));
            }
        });
        var sum = _parts.Sum(part => part.Likelihood);
        for (var column = 0; column < ridge.Length; column++) sum -= 0.5 * ridge[column] * coefficients[column] * coefficients[column];
        return sum;
    }

    /// <summary>The gradient, one a column, and minus the matrix of second derivatives, of which the lower triangle is filled.</summary>
    public (double[] Gradient, double[,] Information) Derivatives(double[] coefficients)
    {
        ForEachPart(part =>
        {
            Array.Clear(part.Gradient);
            Array.Clear(part.Information);
            for (var start = part.Start; start < part.End; start += BlockLength) AddBlock(coefficients, start, Math.Min(BlockLength, part.End - start), part);
        });
        var (gradient, information) = (new double[ColumnCount], new double[ColumnCount, ColumnCount]);
        foreach (var part in _parts)
        {
            for (var column = 0; column < ColumnCount; column++)
            {
                gradient[column] += part.Gradient[column];
                for (var other = 0; other <= column; other++) information[column, other] += part.Information[(column * ColumnCount) + other];
            }
        }
        for (var column = 0; column < ridge.Length; column++)
        {
            gradient[column] -= ridge[column] * coefficients[column];
            information[column, column] += ridge[column];
        }
        return (gradient, information);
    }

    private void AddBlock(double[] coefficients, int start, int length, Part part)
    {
        var logOdds = part.LogOdds.AsSpan(0, length);
        Score(coefficients, start, logOdds, part.Values, part.Rows);
        var curvatures = part.Curvatures.AsSpan();
        curvatures.Clear();
        for (var i = 0; i < length; i++)
        {
            var probability = Statistics.LogOdds.Probability(logOdds[i]);
            var weight = Weight(start + i);
            curvatures[i] = weight * probability * (1 - probability);
            var pull = weight * (targets[start + i] - probability);
            var row = part.Rows.AsSpan(i * ColumnCount, ColumnCount);
            for (var column = 0; column < row.Length; column++) part.Gradient[column] += row[column] * pull;
        }
        // Rows of an earlier block that are left behind the last have no curvature.
        for (var i = 0; i < length; i += RowsAtOnce) AddProducts(part.Rows.AsSpan(i * ColumnCount, RowsAtOnce * ColumnCount), curvatures.Slice(i, RowsAtOnce), part.Information);
    }

    /// <summary>Σ curvature·x·xᵀ of four samples, its lower triangle.</summary>
    private void AddProducts(ReadOnlySpan<double> rows, ReadOnlySpan<double> curvatures, double[] information)
    {
        var count = ColumnCount;
        var first = rows[..count];
        var second = rows.Slice(count, count);
        var third = rows.Slice(2 * count, count);
        var fourth = rows.Slice(3 * count, count);
        for (var column = 0; column < count; column++)
        {
            var (one, two, three, four) = (curvatures[0] * first[column], curvatures[1] * second[column], curvatures[2] * third[column], curvatures[3] * fourth[column]);
            if (one == 0 && two == 0 && three == 0 && four == 0) continue;
            var sums = information.AsSpan(column * count, column + 1);
            var wideSums = MemoryMarshal.Cast<double, Vector<double>>(sums);
            var wideFirst = Wide(first, sums.Length);
            var wideSecond = Wide(second, sums.Length);
            var wideThird = Wide(third, sums.Length);
            var wideFourth = Wide(fourth, sums.Length);
            for (var i = 0; i < wideSums.Length; i++) wideSums[i] += ((one * wideFirst[i]) + (two * wideSecond[i])) + ((three * wideThird[i]) + (four * wideFourth[i]));
            for (var i = wideSums.Length * Vector<double>.Count; i < sums.Length; i++) sums[i] += ((one * first[i]) + (two * second[i])) + ((three * third[i]) + (four * fourth[i]));
        }
    }

    private static ReadOnlySpan<Vector<double>> Wide(ReadOnlySpan<double> values, int count) => MemoryMarshal.Cast<double, Vector<double>>(values[..count]);

    /// <summary>The log-odds of a block of samples, whose values are left sample by sample in <paramref name="rows"/> where there is one.</summary>
    private void Score(double[] coefficients, int start, Span<double> logOdds, double[] space, double[]? rows = null)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (offset.Length == 0) logOdds.Clear();
        else offset.AsSpan(start, logOdds.Length).CopyTo(logOdds);
        var values = space.AsSpan(0, logOdds.Length);
        for (var column = 0; column < columns.Count; column++)
        {
            columns[column].Read(start, values);
            var coefficient = coefficients[column];
            for (var i = 0; i < values.Length; i++) logOdds[i] += coefficient * values[i];
            if (rows is null) continue;
            for (int i = 0, place = column; i < values.Length; i++, place += columns.Count) rows[place] = values[i];
        }
    }

    private double Weight(int sample) => weights.Length == 0 ? 1 : weights[sample];

    private void ForEachPart(Action<Part> action)
    {
        if (_parts.Length == 1) action(_parts[0]);
        else Parallel.ForEach(_parts, new ParallelOptions { CancellationToken = cancellationToken, MaxDegreeOfParallelism = Environment.ProcessorCount }, action);
    }

    private static Part[] Parts(int columns, int samples)
    {
        var count = (int)Math.Clamp((long)samples * columns * columns / 2 / ProductsOfPart, 1, MostParts);
        return [.. Enumerable.Range(0, count).Select(part => new Part(columns, (int)((long)samples * part / count), (int)((long)samples * (part + 1) / count)))];
    }

    /// <summary>Some of the samples, with room for what is summed over them.</summary>
    private sealed class Part(int columns, int start, int end)
    {
        public int Start => start;

        public int End => end;

        public double Likelihood { get; set; }

        public double[] Gradient { get; } = new double[columns];

        /// <summary>Row by row; the upper triangle is not used.</summary>
        public double[] Information { get; } = new double[columns * columns];

        public double[] Values { get; } = new double[BlockLength];

        public double[] LogOdds { get; } = new double[BlockLength];

        public double[] Curvatures { get; } = new double[BlockLength];

        public double[] Rows { get; } = new double[BlockLength * columns];
    }
}
