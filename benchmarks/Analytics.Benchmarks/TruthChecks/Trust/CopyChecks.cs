using Analytics.Boosting;
using Analytics.Evaluation;
using Analytics.Prediction.Training;
using Analytics.Randomness;

namespace Analytics.Benchmarks.TruthChecks.Trust;

/// <summary>Half of a real table's rows once more under other ids: with folds that part copies a model looks better than it is, with the product's not.</summary>
internal static class CopyChecks
{
    private const int Folds = 5;

    // Trees large enough to learn rows by heart. With which settings the published figures were made is not known; hence the room.
    private static readonly BoosterOptions Options = new() { Rounds = 100, MaxLeaves = 31, LearningRate = 0.1, L2 = 0, MaxThreads = 1 };
    private const double Room = 0.012;

    public static IEnumerable<TruthCheck> Run()
    {
        if (LabelledFile.Read(LabelledFile.Telco, 1) is not { } once) yield break;
        var random = new RandomStream(1);
        var order = Enumerable.Range(0, once.Count).OrderBy(_ => random.Next()).ToList();
        var twice = once.Concat(order.Take(once.Count / 2).Select(place => once[place] with { CustomerId = once[place].CustomerId + "-again" })).ToList();
        var set = LabelledFile.ToTrainingSet(twice);
        var grouped = LabelledSamples.Of(set);
        // The timelines stand in the order of their ids.
        var alone = grouped with { Groups = [.. twice.Select(customer => customer.CustomerId!).Order(StringComparer.Ordinal).Select(SampleHash.Of)], FoldLabels = grouped.Labels };
        yield return Bar.Between("telco, half the rows twice: AUC with folds that part copies", Auc(alone), 0.888 - Room, 0.888 + Room);
        yield return Bar.Between("telco, half the rows twice: AUC with the product's folds (0.836 without copies)", Auc(grouped), 0.836 - Room, 0.836 + Room);
    }

    private static double Auc(LabelledSamples samples)
    {
        var folds = SampleFolds.By(FoldPlan.Create(samples.Groups, samples.FoldLabels, Folds), samples);
        var scores = new double[samples.Count];
        Parallel.For(0, Folds, fold =>
        {
            var (training, held) = (samples.Select(folds.Others(fold)), folds.Held(fold));
            var model = new GradientBooster(Options).Train(training.Matrix, training.Labels, []);
            var values = new double[held.Length];
            model.RawScores(samples.Matrix.SelectSamples(held), values);
            for (var index = 0; index < held.Length; index++) scores[held[index]] = values[index];
        });
        return folds.MeanAuc(scores, samples.Labels)!.Value;
    }
}
