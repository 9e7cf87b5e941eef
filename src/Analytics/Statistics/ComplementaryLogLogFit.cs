namespace Analytics.Statistics;

/// <summary>
/// Hazards in discrete time: P(event in a row) = 1 − exp(−exp(xβ)), fitted by maximum likelihood with Newton's method on the concave
/// log-likelihood. e^β is a ratio of hazards whatever the length of a time step (Prentice and Gloeckler 1978). Errors allow for rows of one
/// cluster that resemble each other: A⁻¹(Σ s sᵀ)A⁻¹, A the observed information, s a cluster's score, times G/(G−1)·(n−1)/(n−k) for G
/// clusters, n rows and k columns (Liang and Zeger 1986; Cameron and Miller 2015).
/// </summary>
/// <param name="Coefficients">One a column.</param>
/// <param name="Covariance">Of the coefficients, by clusters.</param>
/// <param name="LogLikelihood">In nats, over all rows.</param>
internal sealed record ComplementaryLogLogFit(IReadOnlyList<double> Coefficients, double[,] Covariance, double LogLikelihood)
{
    private const int MostSteps = 60;

    /// <summary>Twice the log-likelihood that a further step could gain: no test sees so little.</summary>
    private const double SmallestDecrement = 1e-16;

    /// <summary>So near to the maximum Newton's whole step is right, while rounding may hide that it gains anything.</summary>
    private const double NearDecrement = 1e-8;

    /// <summary>Where a column tells all events from the rest coefficients run to infinity, and their variances with them.</summary>
    private const double LargestVariance = 1e8;

    /// <summary>Below it the exact formulas lose digits to cancellation, and three terms of the series are exact to rounding.</summary>
    private const double SmallHazard = 1e-3;

    /// <param name="rows">The design; an intercept is a column of ones.</param>
    /// <param name="events">1 or 0 a row.</param>
    /// <param name="clusters">The cluster of each row, 0-based; a cluster's rows follow each other.</param>
    /// <param name="start">Where to begin, one a column; empty to begin at zero.</param>
    /// <param name="cancellationToken">Heeded between steps.</param>
    /// <returns><c>null</c> where no finite maximum was found: columns that depend on each other, or one that tells all events from the rest.</returns>
    public static ComplementaryLogLogFit? TryFit(
        SparseRows rows, ReadOnlySpan<byte> events, ReadOnlySpan<int> clusters, ReadOnlySpan<double> start = default, CancellationToken cancellationToken = default)
    {
        if (events.Length != rows.Count || clusters.Length != rows.Count) throw new ArgumentException("There is one event and one cluster a row.", nameof(events));
        var coefficients = start.IsEmpty ? new double[rows.Columns] : start.ToArray();
        var likelihood = Likelihood(rows, events, coefficients);
        for (var step = 0; step < MostSteps; step++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var (gradient, information, middle, groups) = Derivatives(rows, events, clusters, coefficients);
            if (SmallCholesky.TryFactor(information) is not { } factor) return null;
            var direction = factor.Solve(gradient);
            double decrement = 0;
            for (var i = 0; i < gradient.Length; i++) decrement += gradient[i] * direction[i];
            var isNear = decrement < NearDecrement;
            var (next, better) = isNear ? Step(rows, events, coefficients, direction, 1) : Improve(rows, events, coefficients, direction, likelihood);
            if (decrement < SmallestDecrement || (!isNear && better <= likelihood))
                return groups < 2 || rows.Count <= rows.Columns || factor.InverseDiagonal().Max() > LargestVariance ? null : new ComplementaryLogLogFit(coefficients, Sandwich(factor, middle, groups, rows), likelihood);
            (coefficients, likelihood) = (next, better);
        }
        return null;
    }

    /// <summary>Variance of Σ weight · coefficient.</summary>
    /// <param name="weights">One a column.</param>
    public double Variance(ReadOnlySpan<double> weights)
    {
        double sum = 0;
        for (var i = 0; i < weights.Length; i++)
        {
            if (weights[i] == 0) continue;
            for (var j = 0; j < weights.Length; j++) sum += weights[i] * weights[j] * Covariance[i, j];
        }
        return sum;
    }

    private static (double[] Coefficients, double Likelihood) Improve(SparseRows rows, ReadOnlySpan<byte> events, double[] from, double[] direction, double likelihood)
    {
        for (var length = 1.0; length > 1e-6; length /= 2)
        {
            var (next, reached) = Step(rows, events, from, direction, length);
            if (reached > likelihood) return (next, reached);
        }
        return (from, likelihood);
    }

    private static (double[] Coefficients, double Likelihood) Step(SparseRows rows, ReadOnlySpan<byte> events, double[] from, double[] direction, double length)
    {
        var next = new double[from.Length];
        for (var i = 0; i < next.Length; i++) next[i] = from[i] + (length * direction[i]);
        return (next, Likelihood(rows, events, next));
    }

    private static double Likelihood(SparseRows rows, ReadOnlySpan<byte> events, double[] coefficients)
    {
        double sum = 0;
        var (columns, values) = (new int[rows.Columns], new double[rows.Columns]);
        for (var row = 0; row < rows.Count; row++)
        {
            var entries = rows.Read(row, columns, values);
            var logHazard = Dot(coefficients, columns, values, entries);
            sum += events[row] == 0 ? -Math.Exp(logHazard) : LogEvent(logHazard);
        }
        return sum;
    }

    private static (double[] Gradient, double[,] Information, double[,] Middle, int Groups) Derivatives(
        SparseRows rows, ReadOnlySpan<byte> events, ReadOnlySpan<int> clusters, double[] coefficients)
    {
        var size = rows.Columns;
        var gradient = new double[size];
        var information = new double[size, size];
        var middle = new double[size, size];
        var score = new ClusterScore(size);
        var (columns, values) = (new int[size], new double[size]);
        for (var row = 0; row < rows.Count; row++)
        {
            if (row > 0 && clusters[row] != clusters[row - 1]) score.MoveTo(middle);
            var entries = rows.Read(row, columns, values);
            var (slope, curvature) = Derivatives(Math.Exp(Dot(coefficients, columns, values, entries)), events[row] != 0);
            for (var i = 0; i < entries; i++)
            {
                var weighted = values[i] * slope;
                gradient[columns[i]] += weighted;
                score.Add(columns[i], weighted);
                var scaled = values[i] * curvature;
                for (var j = 0; j <= i; j++) information[columns[i], columns[j]] += scaled * values[j];
            }
        }
        score.MoveTo(middle);
        return (gradient, information, middle, score.Groups);
    }

    /// <summary>First derivative of a row's log-likelihood by the log hazard, and the second with its sign turned.</summary>
    private static (double Slope, double Curvature) Derivatives(double hazard, bool happened)
    {
        if (!happened) return (-hazard, hazard);
        if (hazard < SmallHazard)
        {
            var small = 1 - (hazard / 2) + (hazard * hazard / 12);
            return (small, small * ((hazard / 2) + (hazard * hazard / 12)));
        }
        var slope = hazard / (Math.Exp(hazard) - 1);
        return (slope, slope * (hazard + slope - 1));
    }

    // log(1 − e^−λ)
    private static double LogEvent(double logHazard)
    {
        var hazard = Math.Exp(logHazard);
        return hazard < SmallHazard ? logHazard - (hazard / 2) + (hazard * hazard / 24) : Math.Log(1 - Math.Exp(-hazard));
    }

    private static double Dot(double[] coefficients, int[] columns, double[] values, int entries)
    {
        double sum = 0;
        for (var i = 0; i < entries; i++) sum += coefficients[columns[i]] * values[i];
        return sum;
    }

    private static double[,] Sandwich(SmallCholesky bread, double[,] middle, int groups, SparseRows rows)
    {
        var size = rows.Columns;
        var half = new double[size, size];
        var column = new double[size];
        for (var i = 0; i < size; i++)
        {
            for (var j = 0; j < size; j++) column[j] = middle[Math.Max(i, j), Math.Min(i, j)];
            var solved = bread.Solve(column);
            for (var j = 0; j < size; j++) half[j, i] = solved[j];
        }
        var few = groups / (groups - 1.0) * ((rows.Count - 1.0) / (rows.Count - size));
        var covariance = new double[size, size];
        for (var i = 0; i < size; i++)
        {
            for (var j = 0; j < size; j++) column[j] = half[i, j];
            var solved = bread.Solve(column);
            for (var j = 0; j < size; j++) covariance[i, j] = few * solved[j];
        }
        return covariance;
    }

    /// <summary>The score of the cluster that is being read; only the columns that it touches cost anything.</summary>
    private sealed class ClusterScore(int size)
    {
        private readonly double[] _sums = new double[size];
        private readonly bool[] _isTouched = new bool[size];
        private readonly List<int> _touched = [];

        public int Groups { get; private set; }

        public void Add(int column, double value)
        {
            if (!_isTouched[column])
            {
                _isTouched[column] = true;
                _touched.Add(column);
            }
            _sums[column] += value;
        }

        /// <summary>Adds the outer product to the lower half, and begins anew.</summary>
        public void MoveTo(double[,] middle)
        {
            Groups++;
            foreach (var i in _touched)
            {
                foreach (var j in _touched)
                {
                    if (j <= i) middle[i, j] += _sums[i] * _sums[j];
                }
            }
            foreach (var i in _touched) (_sums[i], _isTouched[i]) = (0, false);
            _touched.Clear();
        }
    }
}
