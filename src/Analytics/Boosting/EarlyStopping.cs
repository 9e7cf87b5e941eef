namespace Analytics.Boosting;

/// <summary>Follows the loss of validation samples from tree to tree.</summary>
internal sealed class EarlyStopping
{
    private readonly ValidationSamples _validation;
    private readonly int _patience;
    private readonly float[] _values;
    private readonly double[] _rawScores;
    private readonly List<double> _losses;
    private double _bestLoss;

    /// <param name="validation">The samples.</param>
    /// <param name="initialRawScore">The raw score before the first tree.</param>
    /// <param name="patience">Rounds without a smaller loss after which it is time to stop.</param>
    public EarlyStopping(ValidationSamples validation, double initialRawScore, int patience)
    {
        _validation = validation;
        _patience = patience;
        _rawScores = new double[validation.Samples.SampleCount];
        Array.Fill(_rawScores, initialRawScore);
        _values = validation.Samples.ToRows();
        _bestLoss = validation.Loss(_rawScores);
        _losses = [_bestLoss];
    }

    /// <summary>The summed loss by number of trees, from none on.</summary>
    public IReadOnlyList<double> Losses => _losses;

    /// <summary>The number of trees with which the loss was smallest; of equals the fewest.</summary>
    public int BestRounds { get; private set; }

    public bool IsTime => _losses.Count - 1 - BestRounds >= _patience;

    public void Add(DecisionTree tree)
    {
        var columns = _validation.Samples.Columns.Length;
        for (var sampleIndex = 0; sampleIndex < _rawScores.Length; sampleIndex++)
            _rawScores[sampleIndex] += tree.ValueOf(_values.AsSpan(sampleIndex * columns, columns));

        var loss = _validation.Loss(_rawScores);
        _losses.Add(loss);
        if (loss < _bestLoss)
            (_bestLoss, BestRounds) = (loss, _losses.Count - 1);
    }
}
