using Analytics.Boosting;
using Analytics.Evaluation;

namespace Analytics.Prediction;

/// <summary>Scores of samples by models that have not seen them.</summary>
internal sealed class UnseenScores
{
    private readonly List<double> _probabilities = [];
    private readonly List<byte> _labels = [];

    public UnseenScores()
    {
    }

    public UnseenScores(double[] rawScores, byte[] labels)
    {
        _probabilities.AddRange(rawScores.Select(LogisticLoss.Probability));
        _labels.AddRange(labels);
    }

    public double[] Probabilities => [.. _probabilities];

    public byte[] Labels => [.. _labels];

    public double? Auc => RankingQuality.Auc(Probabilities, Labels);

    public void Add(UnseenScores others)
    {
        _probabilities.AddRange(others._probabilities);
        _labels.AddRange(others._labels);
    }
}
