using Analytics.Boosting;

namespace Analytics.Prediction.Training.Selection;

/// <summary>How a training did on samples it did not see, step by step: boosted trees after each, any other trainer once.</summary>
/// <param name="losses">Summed log loss in nats by step. After the last it stays what it is.</param>
/// <param name="scores">The raw scores of the samples after a step.</param>
/// <param name="work">What the training cost.</param>
internal sealed class HeldPath(IReadOnlyList<double> losses, Func<int, double[]> scores, long work)
{
    public int Steps => losses.Count;

    public long Work => work;

    public static HeldPath Of(double[] scores, byte[] labels, long work) =>
        new([Enumerable.Range(0, scores.Length).Sum(sample => LogisticLoss.Of(scores[sample], labels[sample]))], _ => scores, work);

    public double Loss(int step) => losses[Math.Min(step, losses.Count - 1)];

    public double[] Scores(int step) => scores(Math.Min(step, losses.Count - 1));

    /// <summary>The step with the smallest loss over several paths together, the first of equals.</summary>
    public static int BestStep(IReadOnlyList<HeldPath> paths) =>
        Enumerable.Range(0, paths.Max(path => path.Steps)).MinBy(step => paths.Sum(path => path.Loss(step)));
}
