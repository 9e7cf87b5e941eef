using System.Globalization;
using Analytics.Benchmarks;

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
    case ["accuracy", var file, var label, .. var rest]:
        await AccuracyBenchmark.RunAsync(file, label, seeds: rest is [var seeds, ..] ? int.Parse(seeds, CultureInfo.InvariantCulture) : 5, [.. rest.Skip(1)]);
        return 0;
    default:
        Console.Error.WriteLine("Usage: learner [PAIRS] | learner-first-fit | learner-growth SAMPLES | accuracy FILE LABEL [SEEDS [POSITIVE...]]");
        return 2;
}
