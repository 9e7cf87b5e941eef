using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;
using Analytics.Evaluation;
using Analytics.Prediction.Training;
using Analytics.Prediction.Training.Selection;

namespace Analytics.Benchmarks;

/// <summary>
/// Models without any settings given beside a notebook's usual ones, on the same folds of a table with labels. Whatever is chosen, is chosen
/// again inside each fold's training samples.
/// </summary>
internal static class AccuracyBenchmark
{
    private const int Folds = 5;

    /// <param name="path">A file with one row a customer.</param>
    /// <param name="label">The column that says who left.</param>
    /// <param name="seeds">Shuffles, from seed 0 on.</param>
    /// <param name="positiveValues">The column's values that mean it; none for the product's own.</param>
    public static async Task RunAsync(string path, string label, int seeds, IReadOnlyList<string> positiveValues)
    {
        var table = await LabelledTable.ReadAsync(path, label, positiveValues);
        var folder = Directory.CreateTempSubdirectory("accuracy-benchmark").FullName;
        try
        {
            await File.WriteAllLinesAsync(Path.Combine(folder, "ids.txt"), table.CustomerIds);
            await File.WriteAllBytesAsync(Path.Combine(folder, "labels.u8"), table.Samples.Labels);
            using var peers = JsonDocument.Parse(Peers(folder, path, label, seeds));
            Describe(path, table, seeds, peers.RootElement);
            var watch = Stopwatch.StartNew();
            var ours = new List<Shuffle>();
            for (var seed = 0; seed < seeds; seed++) ours.Add(Ours(table, await File.ReadAllBytesAsync(Path.Combine(folder, $"folds-{seed}.u8"))));
            Report(path, ours, peers.RootElement.GetProperty("seeds"), watch.Elapsed.TotalSeconds / seeds);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>One shuffle: means of the folds, and the calibration of all held-out samples together.</summary>
    private sealed record Shuffle(double Auc, double LogLoss, double Ece, double EceFloor, double Slope, IReadOnlyList<string> Chosen);

    private static Shuffle Ours(LabelledTable table, byte[] foldOf)
    {
        var samples = table.Samples;
        var folds = new SampleFolds(Folds, [.. foldOf.Select(fold => (int)fold)]);
        var selection = new ModelSelection(new CandidateLibrary(table.Monotone).For, TrainerOptions.DefaultSearchBudget, new WorkProgress(null), CancellationToken.None);
        var probabilities = new double[samples.Count];
        var (losses, chosen) = (new List<double>(), new List<string>());
        for (var fold = 0; fold < Folds; fold++)
        {
            var held = folds.Held(fold);
            var training = samples.Select(folds.Others(fold));
            var choice = selection.Choose(training, "");
            var scores = selection.Fit(choice, training, "").Probabilities(samples.Matrix.SelectSamples(held));
            foreach (var (sample, score) in held.Zip(scores)) probabilities[sample] = score;
            byte[] labels = [.. held.Select(sample => samples.Labels[sample])];
            losses.Add(ProbabilityQuality.LogLoss(scores, labels)!.Value);
            chosen.Add(string.Create(CultureInfo.InvariantCulture, $"{choice.Summary.Description} ({choice.Summary.Work / 1e9:F1} of {choice.Summary.Budget / 1e9:F0} billion)"));
        }
        return new Shuffle(
            folds.MeanAuc(probabilities, samples.Labels)!.Value, losses.Average(), CalibrationError.Expected(probabilities, samples.Labels)!.Value, CalibrationErrorFloor.Approximate(probabilities)!.Value,
            CalibrationLine.Fit(probabilities, samples.Labels)!.Slope, chosen);
    }

    private static string Peers(string folder, string path, string label, int seeds)
    {
        var script = Path.Combine(AppContext.BaseDirectory, "peers", "accuracy_peer.py");
        var start = new ProcessStartInfo(Peer.Python, [script, folder, path, label, seeds.ToString(CultureInfo.InvariantCulture)]) { RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException("The peers ended with an error; what they wrote to standard error says why.");
    }

    private static void Describe(string path, LabelledTable table, int seeds, JsonElement peers)
    {
        var samples = table.Samples;
        Console.WriteLine($"processor: {Machine.Processor}, {Environment.ProcessorCount} cores; {RuntimeInformation.OSDescription}");
        Console.WriteLine($".NET {Environment.Version}; peers {peers.GetProperty("versions")}; commit {Machine.Commit}");
        Console.WriteLine($"data: {Path.GetFileName(path)}, {samples.Count:N0} customers, {samples.Labels.Count(value => value != 0):N0} positive; "
            + $"{samples.Matrix.Columns.Length} columns here, {peers.GetProperty("columns")} one-hot for the peers");
        Console.WriteLine($"{Folds} stratified folds, seeds 0 to {seeds - 1}, the same for all; means of folds\n");
    }

    private static void Report(string path, List<Shuffle> ours, JsonElement peers, double secondsAShuffle)
    {
        Console.WriteLine($"| model | AUC | by seed | log loss |\n|---|---|---|---|");
        var best = ("", 0.0);
        foreach (var name in peers[0].EnumerateObject().Select(peer => peer.Name))
        {
            double[] Values(string measure) => [.. peers.EnumerateArray().Select(seed => seed.GetProperty(name).GetProperty(measure).GetDouble())];
            var aucs = Values("auc");
            if (aucs.Average() > best.Item2) best = (name, aucs.Average());
            Console.WriteLine($"| {name} | {aucs.Average():F4} | {Text(aucs)} | {Values("logLoss").Average():F4} |");
        }
        var mean = ours.Average(shuffle => shuffle.Auc);
        Console.WriteLine($"| **no settings given** | **{mean:F4}** | {Text(ours.Select(shuffle => shuffle.Auc))} | {ours.Average(shuffle => shuffle.LogLoss):F4} |\n");
        Console.WriteLine($"calibration error of all held-out samples by seed: {Text(ours.Select(shuffle => shuffle.Ece))}; by chance alone about {ours[0].EceFloor:F4}");
        Console.WriteLine($"calibration slope by seed: {Text(ours.Select(shuffle => shuffle.Slope))}");
        Console.WriteLine($"{secondsAShuffle:F0} s a shuffle of {Folds} searches; load average {Machine.LoadAverage}\n");
        Console.WriteLine("chosen in the folds of the first shuffle:\n");
        foreach (var chosen in ours[0].Chosen) Console.WriteLine($"- {chosen}");
        Console.WriteLine();
        Console.WriteLine(JsonSerializer.Serialize(new
        {
            file = Path.GetFileName(path),
            aucOurs = Math.Round(mean, 5),
            bestPeer = best.Item1,
            aucBestPeer = Math.Round(best.Item2, 5),
            difference = Math.Round(mean - best.Item2, 5),
            eceMedian = Math.Round(LearnerBenchmark.Median(ours.Select(shuffle => shuffle.Ece)), 5),
            slopeMedian = Math.Round(LearnerBenchmark.Median(ours.Select(shuffle => shuffle.Slope)), 4),
        }));
    }

    private static string Text(IEnumerable<double> values) => string.Join(' ', values.Select(value => value.ToString("F4", CultureInfo.InvariantCulture)));
}
