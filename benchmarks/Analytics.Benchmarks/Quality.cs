using Analytics.Evaluation;

namespace Analytics.Benchmarks;

/// <summary>How well probabilities fit labels.</summary>
internal sealed record Quality(double LogLoss, double Auc)
{
    public static Quality Of(double[] probabilities, byte[] labels)
    {
        var loss = 0.0;
        for (var sample = 0; sample < labels.Length; sample++)
            loss -= Math.Log(labels[sample] == 1 ? probabilities[sample] : 1 - probabilities[sample]);
        return new Quality(loss / labels.Length, RankingQuality.Auc(probabilities, labels)!.Value);
    }
}
