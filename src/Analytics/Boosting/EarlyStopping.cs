namespace Analytics.Boosting;

/// <summary>Follows the loss of validation samples from tree to tree.</summary>
internal sealed class EarlyStopping
{
    private readonly ValidationSamples _validation;
    private readonly int _patience;
    private readonly double[] _rawScores;
    private double _bestLoss;
    private int _rounds;

    /// <param name="validation">The samples.</param>
    /// <param name="initialRawScore">The raw score before the first tree.</param>
    /// <param name="patience">Rounds without a smaller loss after which it is time to stop.</param>
    public EarlyStopping(ValidationSamples validation, double initialRawScore, int patience)
    {
        _validation = validation;
        _patience = patience;
        _rawScores = new double[validation.Samples.SampleCount];
        Array.Fill(_rawScores, initialRawScore);
        _bestLoss = validation.Loss(_rawScores);
    }

    /// <summary>The number of trees with which the loss was smallest; of equals the fewest.</summary>
    public int BestRounds { get; private set; }

    public bool IsTime => _rounds - BestRounds >= _patience;

    public void Add(DecisionTree tree)
    {
        var sample = new float[_validation.Samples.Columns.Length];
        for (var sampleIndex = 0; sampleIndex < _rawScores.Length; sampleIndex++)
        {
            _validation.Samples.CopySample(sampleIndex, sample);
            _rawScores[sampleIndex] += tree.ValueOf(sample);
        }

        _rounds++;
        var loss = _validation.Loss(_rawScores);
        if (loss < _bestLoss)
            (_bestLoss, BestRounds) = (loss, _rounds);
    }
}
