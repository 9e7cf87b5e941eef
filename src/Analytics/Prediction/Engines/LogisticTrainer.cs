using Analytics.Boosting;
using Analytics.Statistics;

namespace Analytics.Prediction.Engines;

/// <summary>
/// Logistic regression with a ridge penalty on standardised columns (Hastie, Tibshirani and Friedman 2009, 4.4 and 3.4.1): the yardstick that
/// boosted trees have to beat, and the better model where effects are plain sums.
/// </summary>
/// <param name="monotone">
/// One a column: +1 where the raw score must not fall as a number rises, -1 where it must not rise, 0 where it is free; empty for all free.
/// A number whose slope would be of the wrong sign is left without one. Missing values and categories are free.
/// </param>
public sealed class LogisticTrainer(IReadOnlyList<int>? monotone = null) : ITrainer
{
    /// <summary>Precision of the prior on each coefficient: that of one at which coefficients of ±2 are the usual extremes.</summary>
    private const double Ridge = 1;

    /// <summary>Samples below which a category, or being missing, has no coefficient of its own.</summary>
    private const int MinSamples = 20;

    /// <summary>Most categories of one column with coefficients of their own: the largest.</summary>
    private const int MaxCategories = 30;

    /// <summary>About the share of training that columns take to become terms.</summary>
    private const double EncodingShare = 0.1;

    private readonly IReadOnlyList<int> _monotone = monotone ?? [];

    public string Engine => LogisticModel.EngineName;

    public ITrainedModel Train(
        SampleMatrix samples,
        ReadOnlySpan<byte> labels,
        ReadOnlySpan<float> weights = default,
        IProgress<double>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(samples);
        if (labels.Length != samples.SampleCount || labels.Length == 0) throw new ArgumentException("There must be one label a sample, and a sample.", nameof(labels));
        if (weights.Length > 0 && weights.Length != labels.Length) throw new ArgumentException("There must be one weight a sample.", nameof(weights));
        if (labels.ContainsAnyExceptInRange((byte)0, (byte)1)) throw new ArgumentException("Labels are 0 or 1.", nameof(labels));
        if (weights.ContainsAnyExceptInRange(0f, float.MaxValue)) throw new ArgumentException("Weights are finite and at least 0.", nameof(weights));
        if (_monotone.Count > 0 && _monotone.Count != samples.Columns.Length)
            throw new ArgumentException($"There are {_monotone.Count} directions for {samples.Columns.Length} columns.", nameof(samples));
        if (weights.Contains(0))
        {
            // As if they were not there: neither do means and categories know of them.
            var weighted = WeightedSamples.Of(samples, labels, weights);
            return Train(weighted.Samples, weighted.Labels, weighted.Weights, progress, cancellationToken);
        }
        var encodings = new List<Encoding>();
        foreach (var column in samples.Columns)
        {
            cancellationToken.ThrowIfCancellationRequested();
            encodings.Add(new Encoding(column));
            progress?.Report(EncodingShare * encodings.Count / samples.Columns.Length);
        }
        var targets = new double[labels.Length];
        for (var i = 0; i < targets.Length; i++) targets[i] = labels[i];
        double[] sampleWeights = [.. weights.ToArray().Select(weight => (double)weight)];
        double[] start = [];
        while (true)
        {
            DesignColumn[] design = [DesignColumn.Intercept, .. encodings.SelectMany(encoding => encoding.Terms)];
            var penalties = new double[design.Length];
            Array.Fill(penalties, Ridge);
            // The intercept is held only as far as keeps it finite where all labels are the same.
            penalties[0] = 1e-6;
            var fit = LogisticFit.TryFit(design, targets, [], penalties, sampleWeights, start, cancellationToken)
                ?? throw new InvalidOperationException("A penalised logistic regression always has a maximum.");
            var columns = Columns(encodings, fit);
            // Without the wrong slopes others may turn: until none does. Each time there is one fewer, so this ends.
            if (RemoveWrongSlopes(encodings, columns))
            {
                start = [fit.Coefficients[0], .. encodings.Index().SelectMany(encoding => encoding.Item.Coefficients(columns[encoding.Index]))];
                continue;
            }
            progress?.Report(1);
            var usual = columns.Select((column, index) => Mean(column, samples.Columns[index].Values.Span)).ToList();
            return new LogisticModel(new LogisticContent(fit.Coefficients[0], columns, usual));
        }
    }

    private static List<LogisticColumn> Columns(List<Encoding> encodings, LogisticFit fit)
    {
        var place = 1;
        var columns = new List<LogisticColumn>();
        foreach (var encoding in encodings)
        {
            columns.Add(encoding.ToColumn([.. fit.Coefficients.Skip(place).Take(encoding.Terms.Count)]));
            place += encoding.Terms.Count;
        }
        return columns;
    }

    private bool RemoveWrongSlopes(List<Encoding> encodings, List<LogisticColumn> columns)
    {
        var removed = false;
        for (var column = 0; column < _monotone.Count; column++)
        {
            if (columns[column].Kind != ColumnKind.Numeric || columns[column].Coefficients.Count == 0 || columns[column].Coefficients[0] * _monotone[column] >= 0) continue;
            encodings[column].RemoveSlope();
            removed = true;
        }
        return removed;
    }

    private static double Mean(LogisticColumn column, ReadOnlySpan<float> values)
    {
        double sum = 0;
        foreach (var value in values) sum += column.Score(value);
        return sum / values.Length;
    }

    /// <summary>The terms of the regression that one column becomes.</summary>
    private sealed class Encoding
    {
        private readonly LogisticColumn _blank;
        private readonly bool _hasMissing;

        public Encoding(SampleColumn column)
        {
            var values = column.Values;
            var missing = Count(values.Span, float.IsNaN);
            _hasMissing = missing >= MinSamples && missing < values.Length;
            _blank = column.Kind == ColumnKind.Numeric ? Numeric(values.Span) : Categorical(values.Span);
            if (_blank.Scale > 0) Terms.Add(LogisticTerm.Slope(values, _blank));
            foreach (var category in _blank.Categories) Terms.Add(LogisticTerm.Category(values, category));
            if (_hasMissing) Terms.Add(LogisticTerm.Missing(values));
        }

        public List<DesignColumn> Terms { get; } = [];

        /// <summary>Of a column of numbers: leaves it only the indicator of missing values, if there is one.</summary>
        public void RemoveSlope() => Terms.RemoveAt(0);

        /// <summary>Those of the terms that are left, out of a column fitted before.</summary>
        public IEnumerable<double> Coefficients(LogisticColumn fitted)
        {
            double[] all = _hasMissing ? [.. fitted.Coefficients, fitted.Missing] : [.. fitted.Coefficients];
            return all.TakeLast(Terms.Count);
        }

        public LogisticColumn ToColumn(double[] coefficients) => _hasMissing
            ? _blank with { Coefficients = coefficients[..^1], Missing = coefficients[^1] }
            : _blank with { Coefficients = coefficients };

        private static LogisticColumn Numeric(ReadOnlySpan<float> values)
        {
            double sum = 0, squares = 0;
            float least = float.PositiveInfinity, most = float.NegativeInfinity;
            var count = 0;
            foreach (var value in values)
            {
                // Infinities are extreme values, but have no mean.
                if (!float.IsFinite(value)) continue;
                count++;
                sum += value;
                (least, most) = (Math.Min(least, value), Math.Max(most, value));
            }
            var mean = count > 0 ? sum / count : 0;
            foreach (var value in values)
            {
                if (float.IsFinite(value)) squares += (value - mean) * (value - mean);
            }
            // Of equal values the mean may be off by a rounding, which must not pass for their deviation.
            return new LogisticColumn(ColumnKind.Numeric, mean, least < most ? Math.Sqrt(squares / count) : 0, [], [], 0);
        }

        private static LogisticColumn Categorical(ReadOnlySpan<float> values)
        {
            var counts = new Dictionary<int, int>();
            foreach (var value in values)
            {
                if (!float.IsNaN(value)) counts[(int)value] = counts.GetValueOrDefault((int)value) + 1;
            }
            var kept = counts.Where(pair => pair.Value >= MinSamples).OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key)
                .Take(MaxCategories).Select(pair => pair.Key).Order();
            return new LogisticColumn(ColumnKind.Categorical, 0, 0, [.. kept], [], 0);
        }

        private static int Count(ReadOnlySpan<float> values, Func<float, bool> wanted)
        {
            var count = 0;
            foreach (var value in values)
            {
                if (wanted(value)) count++;
            }
            return count;
        }
    }
}
