namespace Analytics.Statistics;

/// <summary>
/// What a monthly series is compared with: a level, and from 24 months on, if it is wanted, a yearly rhythm of two harmonics, by weighted
/// least squares. A month without figures has weight 0 and plays no part.
/// </summary>
/// <remarks>
/// Harmonics, and not a level for each month of the year: of two years those would take half of all figures, and hide from where on the
/// level is another. What a single month has beyond them is in the series' own noise.
/// </remarks>
internal sealed class MonthlyDesign
{
    public const int MonthsForSeason = 24;

    private const int Harmonics = 2;

    /// <summary>Columns of the season.</summary>
    public const int SeasonColumns = 2 * Harmonics;

    private readonly double[][] _columns;

    /// <param name="weights">One a month, in order: 1 / variance of its figure; 0 for a month without.</param>
    /// <param name="withSeason">Whether a rhythm is fitted where there are months enough.</param>
    public MonthlyDesign(ReadOnlySpan<double> weights, bool withSeason = true)
    {
        var months = new List<int>();
        for (var month = 0; month < weights.Length; month++)
        {
            if (weights[month] > 0) months.Add(month);
        }
        Months = [.. months];
        var given = weights.ToArray();
        Weights = [.. months.Select(month => given[month])];
        HasSeason = withSeason && Months.Length >= MonthsForSeason;
        var columns = new List<double[]>();
        Append(columns, [.. months.Select(_ => 1.0)]);
        for (var harmonic = 1; HasSeason && harmonic <= Harmonics; harmonic++)
        {
            var turn = harmonic * 2 * Math.PI / 12;
            Append(columns, [.. months.Select(month => Math.Cos(turn * month))]);
            Append(columns, [.. months.Select(month => Math.Sin(turn * month))]);
        }
        _columns = [.. columns];
    }

    /// <summary>The months that have figures, by their 0-based place.</summary>
    public int[] Months { get; }

    /// <summary>Of those.</summary>
    public double[] Weights { get; }

    public bool HasSeason { get; }

    /// <summary>Columns that are fitted: level and season.</summary>
    public int Columns => _columns.Length;

    /// <summary>Takes level and season out of a series over <see cref="Months"/>, in place.</summary>
    public void TakeOut(Span<double> series)
    {
        foreach (var column in _columns)
        {
            var share = 0.0;
            for (var i = 0; i < series.Length; i++) share += Weights[i] * column[i] * series[i];
            for (var i = 0; i < series.Length; i++) series[i] -= share * column[i];
        }
    }

    /// <summary>Mean squared difference of neighbours in units of their own sampling variance: 1 where there is nothing but sampling.</summary>
    public double Dispersion(ReadOnlySpan<double> series)
    {
        var sum = 0.0;
        for (var i = 1; i < series.Length; i++)
        {
            var difference = series[i] - series[i - 1];
            sum += difference * difference / ((1 / Weights[i]) + (1 / Weights[i - 1]));
        }
        return sum / (series.Length - 1);
    }

    // Orthonormal under the weights, by Gram and Schmidt, twice for rounding. What the others span already is left out.
    private void Append(List<double[]> columns, double[] column)
    {
        var before = Norm(column);
        for (var pass = 0; pass < 2; pass++)
        {
            foreach (var other in columns)
            {
                var share = 0.0;
                for (var i = 0; i < column.Length; i++) share += Weights[i] * other[i] * column[i];
                for (var i = 0; i < column.Length; i++) column[i] -= share * other[i];
            }
        }
        var length = Norm(column);
        if (length <= 1e-6 * before) return;
        for (var i = 0; i < column.Length; i++) column[i] /= length;
        columns.Add(column);
    }

    private double Norm(double[] column)
    {
        var sum = 0.0;
        for (var i = 0; i < column.Length; i++) sum += Weights[i] * column[i] * column[i];
        return Math.Sqrt(sum);
    }
}
