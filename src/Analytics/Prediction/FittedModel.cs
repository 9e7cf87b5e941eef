using Analytics.Boosting;
using Analytics.Evaluation.Calibration;
using Analytics.Prediction.Engines;

namespace Analytics.Prediction;

/// <summary>A trained model together with the map that corrects its probabilities.</summary>
internal sealed record FittedModel(ITrainedModel Model, CalibrationMap Calibration)
{
    public double[] Probabilities(SampleMatrix samples)
    {
        var scores = new double[samples.SampleCount];
        Model.RawScores(samples, scores);
        for (var i = 0; i < scores.Length; i++) scores[i] = Calibration.Apply(LogisticLoss.Probability(scores[i]));
        return scores;
    }
}
