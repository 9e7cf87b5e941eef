using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Analytics.Evaluation;
using Analytics.Prediction.Training;
using Analytics.Prediction.Training.Selection;

namespace Analytics.Benchmarks;

/// <summary>
/// A model without any settings given beside a notebook's usual ones, on the same folds of a table with labels. Whatever is chosen, is
/// chosen again inside each fold's training samples.
/// </summary>
internal static class AccuracyBenchmark
{
    private const int Folds = 5;

    public static async Task RunAsync(string path, string label, int seeds, IReadOnlyList<string> positiveValues)
    {
        var table = await LabelledTable.ReadAsync(path, label, positiveValues);
        var folder = Environment.GetEnvironmentVariable("FOLDER") ?? Directory.CreateTempSubdirectory("accuracy-benchmark").FullName;
        try
        {
            if (!File.Exists(Path.Combine(folder, "peers.json")))
            {
                await File.WriteAllLinesAsync(Path.Combine(folder, "ids.txt"), table.CustomerIds);
                await File.WriteAllBytesAsync(Path.Combine(folder, "labels.u8"), table.Samples.Labels);
                await File.WriteAllTextAsync(Path.Combine(folder, "peers.json"), Peers(folder, path, label, seeds));
            }
            var peers = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(folder, "peers.json"))).RootElement;
            Console.WriteLine($"{Path.GetFileName(path)}: {table.Samples.Count} customers, {table.Samples.Labels.Count(l => l != 0)} positive, {table.Samples.Matrix.Columns.Length} columns");
            var names = peers.GetProperty("seeds")[0].EnumerateObject().Select(p => p.Name).ToList();
            var watch = Stopwatch.StartNew();
            var ours = Enumerable.Range(0, seeds).Select(seed => Ours(table, File.ReadAllBytes(Path.Combine(folder, $"folds-{seed}.u8")))).ToList();
            foreach (var name in names)
                Console.WriteLine($"{name,-50} auc {peers.GetProperty("seeds").EnumerateArray().Average(s => s.GetProperty(name).GetProperty("auc").GetDouble()):F4} ll {peers.GetProperty("seeds").EnumerateArray().Average(s => s.GetProperty(name).GetProperty("logLoss").GetDouble()):F4}");
            var best = names.Max(name => peers.GetProperty("seeds").EnumerateArray().Average(s => s.GetProperty(name).GetProperty("auc").GetDouble()));
            var mean = ours.Average(o => o.Auc);
            Console.WriteLine($"{"ours",-50} auc {mean:F4} ll {ours.Average(o => o.LogLoss):F4}  diff {mean - best:+0.0000;-0.0000}  ece {string.Join(' ', ours.Select(o => o.Ece.ToString("F4", CultureInfo.InvariantCulture)))} slope {string.Join(' ', ours.Select(o => o.Slope.ToString("F3", CultureInfo.InvariantCulture)))}  {watch.Elapsed.TotalSeconds / seeds / Folds:F2} s a fold");
            foreach (var g in ours.SelectMany(o => o.Chosen).GroupBy(c => c).OrderByDescending(g => g.Count())) Console.WriteLine($"    {g.Count(),3} {g.Key}");
        }
        finally
        {
            if (Environment.GetEnvironmentVariable("FOLDER") is null) Directory.Delete(folder, recursive: true);
        }
    }

    private sealed record Result(double Auc, double LogLoss, double Ece, double Slope, List<string> Chosen);

    private static Result Ours(LabelledTable table, byte[] folds)
    {
        var samples = table.Samples;
        var probabilities = new double[samples.Count];
        var chosen = new List<string>();
        var selection = new ModelSelection(new CandidateLibrary(table.Monotone).For, TrainerOptions.DefaultSearchBudget, new WorkProgress(null), CancellationToken.None);
        var (auc, loss) = (0.0, 0.0);
        for (var fold = 0; fold < Folds; fold++)
        {
            int[] training = [.. Enumerable.Range(0, samples.Count).Where(sample => folds[sample] != fold)];
            int[] held = [.. Enumerable.Range(0, samples.Count).Where(sample => folds[sample] == fold)];
            var part = samples.Select(training);
            var choice = selection.Choose(part, "");
            chosen.Add(string.Join(" + ", choice.Members.Select(m => $"{m.Weight:0.##} {m.Candidate.Name}").Append($"{choice.Summary.Work / 1e9:0.0} G")));
            var scores = selection.Fit(choice, part, "").Probabilities(samples.Matrix.SelectSamples(held));
            for (var i = 0; i < held.Length; i++) probabilities[held[i]] = scores[i];
            byte[] labels = [.. held.Select(sample => samples.Labels[sample])];
            auc += RankingQuality.Auc(scores, labels)!.Value / Folds;
            loss += ProbabilityQuality.LogLoss(scores, labels)!.Value / Folds;
        }
        return new Result(auc, loss, CalibrationError.Expected(probabilities, samples.Labels) ?? 0, CalibrationLine.Fit(probabilities, samples.Labels)?.Slope ?? 0, chosen);
    }

    private static string Peers(string folder, string path, string label, int seeds)
    {
        var script = Path.Combine(AppContext.BaseDirectory, "peers", "accuracy_peer.py");
        var python = Environment.GetEnvironmentVariable("PEER_PYTHON") ?? "/usr/bin/python3";
        using var process = Process.Start(new ProcessStartInfo(python, [script, folder, path, label, seeds.ToString(CultureInfo.InvariantCulture)]) { RedirectStandardOutput = true })!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException("The peers ended with an error; what they wrote to standard error says why.");
    }
}
