using System.Globalization;
using Analytics.Prediction;
using Analytics.Prediction.Leakage;
using Analytics.Prediction.Training;
using Analytics.Randomness;

namespace Analytics.Benchmarks.TruthChecks.Trust;

/// <summary>What the probe says of real tables, of a strong column that is honest, and of a leak that few rows have.</summary>
internal static class LeakageChecks
{
    /// <summary>Normal columns that together reach about 0.83, as those of real tables do.</summary>
    private const int Others = 5;
    private const double OtherShift = 0.62;

    // √2·Φ⁻¹(0.835).
    private const double Shift835 = 1.377597;

    public static IEnumerable<TruthCheck> Run(TruthEffort effort)
    {
        foreach (var (name, ids) in new[] { (LabelledFile.Telco, 1), (LabelledFile.Iranian, 0) })
        {
            if (LabelledFile.Read(name, ids) is not { } customers) continue;
            var findings = Probe(LabelledFile.ToTrainingSet(customers));
            yield return new TruthCheck($"{name}: columns under suspicion", "0", findings.Count.ToString(CultureInfo.InvariantCulture), findings.Count == 0);
        }

        var seeds = effort.Seeds(100, 4);
        var honest = Enumerable.Range(1, seeds).Select(seed => Probe(Honest((ulong)seed))).ToList();
        yield return RateBar.AtMost(0.01, Bar.OfTheRate).Check("honest column of AUC 0.835, 400 of 2,000 left: any finding", honest.Count(findings => findings.Count > 0), seeds);
        var leaks = Enumerable.Range(1, seeds).Select(seed => Probe(Leak((ulong)seed)).SingleOrDefault(finding => finding.Feature == "reason")).ToList();
        yield return RateBar.AtLeast(0.99, Bar.OfTheRate).Check("reason filled for 60 % of leavers, 2 % of others, 4,000: found by purity", leaks.Count(finding => finding?.Purity >= 0.8), seeds);
        yield return Bar.Between("its AUC", leaks.Average(finding => finding?.Auc ?? 0), 0.77, 0.81);
    }

    private static IReadOnlyList<LeakageFinding> Probe(TrainingSet set) => new LeakageProbe(set, keepSuspects: false, CancellationToken.None).Run();

    private static TrainingSet Honest(ulong seed)
    {
        var random = new RandomStream(seed);
        return LabelledFile.ToTrainingSet(Enumerable.Range(0, 2_000).Select(number =>
        {
            var left = number % 5 == 0;
            return LabelledFile.Customer(number, left, [.. Columns(random, left), ("strong", Text(random.Normal() + (left ? Shift835 : 0)))]);
        }));
    }

    private static TrainingSet Leak(ulong seed)
    {
        var random = new RandomStream(seed);
        return LabelledFile.ToTrainingSet(Enumerable.Range(0, 4_000).Select(number =>
        {
            var left = number % 4 == 0;
            var columns = Columns(random, left).ToList();
            if (random.Chance(left ? 0.6 : 0.02)) columns.Add(("reason", random.Between(1, 3).ToString(CultureInfo.InvariantCulture)));
            return LabelledFile.Customer(number, left, columns);
        }));
    }

    private static IEnumerable<(string Column, string Value)> Columns(RandomStream random, bool left)
    {
        for (var other = 0; other < Others; other++) yield return ($"other{other}", Text(random.Normal() + (left ? OtherShift : 0)));
    }

    private static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
