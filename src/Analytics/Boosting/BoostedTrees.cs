using System.Collections.Immutable;

namespace Analytics.Boosting;

/// <summary>A trained model. It cannot be changed, and any number of threads may use it at once.</summary>
public sealed class BoostedTrees
{
    private readonly Lazy<SampleScorer> _sampleScorer;
    private readonly Lazy<BatchScorer> _batchScorer;

    internal BoostedTrees(double initialRawScore, ImmutableArray<ColumnShape> columns, ImmutableArray<DecisionTree> trees)
    {
        InitialRawScore = initialRawScore;
        Columns = columns;
        Trees = trees;
        GainImportance = SumGains(columns.Length, trees);
        _sampleScorer = new Lazy<SampleScorer>(() => new SampleScorer(this));
        _batchScorer = new Lazy<BatchScorer>(() => new BatchScorer(this));
    }

    /// <summary>
    /// The weighted mean of models of the same columns as one model: its raw score is the mean of theirs, and so is what each column
    /// contributes to it.
    /// </summary>
    /// <param name="parts">At least one model, with weights above 0 that add up to 1.</param>
    /// <exception cref="ArgumentException">There is none, or their columns differ.</exception>
    internal static BoostedTrees Mean(IReadOnlyList<(BoostedTrees Model, double Weight)> parts)
    {
        if (parts.Count == 0)
            throw new ArgumentException("There is no model.", nameof(parts));
        var columns = parts[0].Model.Columns;
        if (parts.Any(part => !part.Model.Columns.SequenceEqual(columns)))
            throw new ArgumentException("The models have different columns.", nameof(parts));
        return new BoostedTrees(
            parts.Sum(part => part.Weight * part.Model.InitialRawScore),
            columns,
            [.. parts.SelectMany(part => part.Model.Trees.Select(tree => tree.Scaled(part.Weight)))]);
    }

    /// <summary>The model as it was after so many rounds.</summary>
    internal BoostedTrees WithRounds(int rounds) => rounds >= Trees.Length ? this : new BoostedTrees(InitialRawScore, Columns, Trees[..rounds]);

    /// <summary>The raw score that the trees' values are added to: the log-odds of the training labels' weighted mean.</summary>
    public double InitialRawScore { get; }

    public int ColumnCount => Columns.Length;

    /// <summary>The columns the model was trained on, in the order in which samples have to give their values.</summary>
    public ImmutableArray<ColumnShape> Columns { get; }

    public ImmutableArray<DecisionTree> Trees { get; }

    /// <summary>For each column the sum of the gains of all splits on it; 0 for a column no split uses.</summary>
    public ImmutableArray<double> GainImportance { get; }

    /// <summary>The log-odds of label 1.</summary>
    /// <param name="sample">
    /// One value a column: NaN where missing, the code for a category; an unseen code is treated like a missing value.
    /// </param>
    /// <exception cref="ArgumentException">The number of values differs from <see cref="ColumnCount"/>.</exception>
    public double RawScore(ReadOnlySpan<float> sample)
    {
        if (sample.Length != ColumnCount)
            throw new ArgumentException($"The sample has {sample.Length} values; the model has {ColumnCount} columns.", nameof(sample));
        return _sampleScorer.Value.RawScore(sample);
    }

    /// <summary>The probability of label 1.</summary>
    /// <inheritdoc cref="RawScore"/>
    public double Probability(ReadOnlySpan<float> sample) => LogisticLoss.Probability(RawScore(sample));

    /// <summary>The log-odds of label 1 of every sample: to the last bit what <see cref="RawScore"/> gives for each.</summary>
    /// <param name="samples">Columns of the same kinds as <see cref="Columns"/>; category counts may differ, codes mean the same.</param>
    /// <param name="rawScores">One place a sample.</param>
    /// <param name="maxThreads">How many threads may work on it, at least 1. The scores are the same whatever their number.</param>
    /// <exception cref="ArgumentException">Columns or lengths do not fit.</exception>
    public void RawScores(SampleMatrix samples, Span<double> rawScores, int maxThreads = 1)
    {
        ArgumentNullException.ThrowIfNull(samples);
        ArgumentOutOfRangeException.ThrowIfLessThan(maxThreads, 1);
        if (rawScores.Length != samples.SampleCount)
            throw new ArgumentException($"There are {rawScores.Length} places for {samples.SampleCount} raw scores.", nameof(rawScores));
        CheckColumns(samples);
        _batchScorer.Value.RawScores(samples, rawScores, maxThreads);
    }

    /// <summary>
    /// Writes the model in the format that <see cref="BoostedTreesFormat"/> describes. The same model always gives the same bytes.
    /// </summary>
    /// <exception cref="NotSupportedException">The model is larger than the format allows, which is a quarter of a gigabyte.</exception>
    public void Save(Stream destination)
    {
        ArgumentNullException.ThrowIfNull(destination);
        BoostedTreesWriter.Write(this, destination);
    }

    /// <summary>Reads a model that <see cref="Save"/> wrote, and nothing beyond its end.</summary>
    /// <exception cref="InvalidDataException">
    /// The stream holds something else, or the model is cut off, altered, or of a newer format.
    /// </exception>
    public static BoostedTrees Load(Stream source)
    {
        ArgumentNullException.ThrowIfNull(source);
        return BoostedTreesReader.Read(source);
    }

    private static ImmutableArray<double> SumGains(int columnCount, ImmutableArray<DecisionTree> trees)
    {
        var gains = new double[columnCount];
        foreach (var tree in trees)
        {
            foreach (ref readonly var node in tree.Nodes)
            {
                if (!node.IsLeaf)
                    gains[node.ColumnIndex] += node.Gain;
            }
        }

        return [.. gains];
    }

    internal void CheckColumns(SampleMatrix samples)
    {
        if (samples.Columns.Length != ColumnCount)
            throw new ArgumentException($"There are {samples.Columns.Length} columns; the model has {ColumnCount}.", nameof(samples));
        for (var columnIndex = 0; columnIndex < ColumnCount; columnIndex++)
        {
            var (found, expected) = (samples.Columns[columnIndex].Kind, Columns[columnIndex].Kind);
            if (found != expected)
                throw new ArgumentException($"Column {columnIndex} is {found}; in training it was {expected}.", nameof(samples));
        }
    }
}
