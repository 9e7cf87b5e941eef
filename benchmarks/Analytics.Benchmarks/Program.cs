using System.Globalization;
using Analytics.Benchmarks;
using Analytics.Benchmarks.TruthChecks;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
switch (args)
{
    case ["learner", .. var rest]:
        LearnerBenchmark.Run(pairs: rest is [var pairs] ? int.Parse(pairs, CultureInfo.InvariantCulture) : 7);
        return 0;
    case ["learner-first-fit"]:
        FirstFit.Run();
        return 0;
    case ["learner-growth", var samples]:
        Growth.Run(int.Parse(samples, CultureInfo.InvariantCulture));
        return 0;
    case ["ingest", .. var rest]:
        long[] numbers = [.. rest.Select(number => long.Parse(number, CultureInfo.InvariantCulture))];
        await IngestBenchmark.RunAsync(
            pairs: numbers.Length > 0 ? (int)numbers[0] : 5, rows: numbers.Length > 1 ? numbers[1] : 2_000_000, megabytes: numbers.Length > 2 ? numbers[2] : 2_000);
        return 0;
    case ["ingest-export", var file, var rows]:
        SurveyExport.Write(file, (count, _) => count == long.Parse(rows, CultureInfo.InvariantCulture));
        return 0;
    case ["ingest-run", var file, var output]:
        await IngestBenchmark.RunOnceAsync(file, output);
        return 0;
    case ["accuracy", var file, var label, .. var rest]:
        await AccuracyBenchmark.RunAsync(file, label, seeds: rest is [var seeds, ..] ? int.Parse(seeds, CultureInfo.InvariantCulture) : 5, [.. rest.Skip(1)]);
        return 0;
    case ["truth", .. var rest]:
        var (form, topic) = rest is ["short", .. var others] ? (TruthEffort.Brief, others) : (TruthEffort.Full, rest);
        return TruthBenchmark.Run(form, topic is [var analysis] ? analysis : null) ? 0 : 1;
    default:
        Console.Error.WriteLine("Usage: learner [PAIRS] | learner-first-fit | learner-growth SAMPLES | accuracy FILE LABEL [SEEDS [POSITIVE...]] |\n"
            + "  ingest [PAIRS [ROWS [MEGABYTES]]] | ingest-export FILE ROWS | ingest-run FILE OUTPUT |\n"
            + "  truth [short] [ANALYSIS]");
        return 2;
}
