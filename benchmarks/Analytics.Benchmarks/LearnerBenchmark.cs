using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;
using Analytics.Boosting;

namespace Analytics.Benchmarks;

/// <summary>
/// Our learner and its peers on the same samples with the same settings, in turns, two threads each. Trust the ratios: they are medians over
/// pairs taken one right after the other, so what else the machine does falls on both.
/// </summary>
internal static class LearnerBenchmark
{
    public const int TrainingSamples = 160_000;

    private const int HeldOutSamples = 40_000;
    private const int Threads = 2;

    public static BoosterOptions Options { get; } =
        new() { Rounds = 100, MaxLeaves = 31, LearningRate = 0.1, MinSamplesPerLeaf = 20, L2 = 1, MaxThreads = Threads };

    public static void Run(int pairs)
    {
        var table = SyntheticTable.Create(TrainingSamples + HeldOutSamples);
        var training = table.Samples(..TrainingSamples);
        var trainingLabels = table.Labels[..TrainingSamples];
        var held = table.Samples(TrainingSamples..);
        var heldLabels = table.Labels[TrainingSamples..];
        var folder = Directory.CreateTempSubdirectory("learner-benchmark").FullName;
        try
        {
            table.Write(folder);
            using var peer = new Peer(folder, TrainingSamples, Threads);
            Describe(peer.Versions, table, pairs);
            var model = Train(training, trainingLabels);
            var (xgboost, sklearn) = TimeTraining(training, trainingLabels, peer, pairs);
            var counted = PhysicalLimit.SamplesCountedATree(model);
            Console.WriteLine($"samples counted a tree: {counted:N0}; an addition to a table in the first cache: {PhysicalLimit.NanosecondsAnUpdate():F2} ns\n");
            var ours = Quality.Of(Probabilities(model, held), heldLabels);
            var ofXgboost = QualityOfPeer(peer, "xgboost", folder, heldLabels);
            var ofSklearn = QualityOfPeer(peer, "sklearn", folder, heldLabels);
            Console.WriteLine($"| held out | log loss | AUC |\n|---|---|---|");
            Console.WriteLine($"| ours | {ours.LogLoss:F5} | {ours.Auc:F5} |");
            Console.WriteLine($"| xgboost | {ofXgboost.LogLoss:F5} | {ofXgboost.Auc:F5} |");
            Console.WriteLine($"| scikit-learn | {ofSklearn.LogLoss:F5} | {ofSklearn.Auc:F5} |\n");
            var scoring = ScoringBenchmark.Run(model, held, peer, pairs, Threads);
            Console.WriteLine();
            Console.WriteLine(JsonSerializer.Serialize(new
            {
                trainRatioXgboost = Round(xgboost),
                trainRatioSklearn = Round(sklearn),
                logLossOurs = Round(ours.LogLoss),
                logLossXgboost = Round(ofXgboost.LogLoss),
                logLossSklearn = Round(ofSklearn.LogLoss),
                aucOurs = Round(ours.Auc),
                batchRatioXgboost = Round(scoring.BatchRatio),
                singleMicroseconds = Round(scoring.SingleMicroseconds),
                reasonsMicroseconds = Round(scoring.ReasonsMicroseconds),
            }));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    public static BoostedTrees Train(SampleMatrix samples, byte[] labels) => new GradientBooster(Options).Train(samples, labels);

    public static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }

    private static void Describe(string peerVersions, SyntheticTable table, int pairs)
    {
        Console.WriteLine($"processor: {Machine.Processor}, {Environment.ProcessorCount} cores; {RuntimeInformation.OSDescription}");
        Console.WriteLine($".NET {Environment.Version}; peers {peerVersions}; commit {Machine.Commit}");
        Console.WriteLine($"load average when starting: {Machine.LoadAverage}");
        Console.WriteLine($"data: {TrainingSamples:N0} samples and {HeldOutSamples:N0} held out; {table.Description}; "
            + $"{(double)table.Labels.Count(label => label == 1) / table.Labels.Length:P1} positive");
        Console.WriteLine($"settings: 100 trees of 31 leaves, rate 0.1, 20 samples a leaf, L2 1, 255 bins, {Threads} threads; {pairs} pairs\n");
    }

    private static (double Xgboost, double Sklearn) TimeTraining(SampleMatrix training, byte[] labels, Peer peer, int pairs)
    {
        peer.Run("train xgboost");
        peer.Run("train sklearn");
        var (toXgboost, toSklearn) = (new List<double>(), new List<double>());
        Console.WriteLine("| training, binning included: s (processor s) | ours | xgboost | ours | scikit-learn |\n|---|---|---|---|---|");
        for (var pair = 1; pair <= pairs; pair++)
        {
            var first = Timing.Of(() => Train(training, labels));
            var xgboost = peer.Run("train xgboost");
            var second = Timing.Of(() => Train(training, labels));
            var sklearn = peer.Run("train sklearn");
            toXgboost.Add(first.Seconds / xgboost.Seconds);
            toSklearn.Add(second.Seconds / sklearn.Seconds);
            Console.WriteLine($"| {pair} | {Text(first)} | {Text(xgboost)} | {Text(second)} | {Text(sklearn)} |");
        }

        Console.WriteLine($"\nours / xgboost: {Text(toXgboost)}\nours / scikit-learn: {Text(toSklearn)}");
        return (Median(toXgboost), Median(toSklearn));
    }

    private static double[] Probabilities(BoostedTrees model, SampleMatrix samples)
    {
        var scores = new double[samples.SampleCount];
        model.RawScores(samples, scores);
        return [.. scores.Select(score => 1 / (1 + Math.Exp(-score)))];
    }

    private static Quality QualityOfPeer(Peer peer, string name, string folder, byte[] labels)
    {
        peer.Run($"score {name}");
        var bytes = File.ReadAllBytes(Path.Combine(folder, $"{name}.f64"));
        return Quality.Of(MemoryMarshal.Cast<byte, double>(bytes).ToArray(), labels);
    }

    private static string Text(Timing timing) => $"{timing.Seconds:F3} ({timing.ProcessorSeconds:F2})";

    private static string Text(List<double> ratios) => $"median {Median(ratios):F3} ({ratios.Min():F3}-{ratios.Max():F3})";

    private static double Round(double value) => double.Parse(value.ToString("G5", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
}
