using Analytics.Benchmarks.TruthChecks.RandomFiles;
using Analytics.Insights;

namespace Analytics.Benchmarks.TruthChecks;

/// <summary>
/// Whole files in which nothing goes with anything, through all analyses: each family of tests is to find something in few of them. Tests of the
/// model's own columns need a model and are looked at with those of trust.
/// </summary>
public sealed class RandomFilesTopic : ITruthTopic
{
    private const int Files = 200;
    private const double Rate = 0.10;

    /// <summary>A family that is judged in fewer of the files is not looked at here.</summary>
    private const double LeastJudged = 0.9;

    public string Analysis => "RandomFiles";

    public IEnumerable<TruthCheck> Run(TruthEffort effort)
    {
        ArgumentNullException.ThrowIfNull(effort);
        var files = TruthEffort.Run(effort.Seeds(Files, 8), seed => Families(InsightFinder.Find(RandomFile.Of(seed))));
        var families = files.SelectMany(found => found).GroupBy(family => family.Name).ToList();
        foreach (var family in families)
        {
            // A test of a correct rate lies above it in every second run: the band belongs to the bar whatever the number of files.
            yield return RateBar.AtMost(Rate, int.MaxValue).Check($"files of random ratings: {family.Key} finds something", family.Count(tests => tests.Found > 0), family.Count());
        }
        var judged = families.Where(family => family.Count() >= LeastJudged * files.Length).Select(family => family.Key).Order(StringComparer.Ordinal).ToList();
        yield return new TruthCheck("families of tests that have enough data in such files", "at least 13", $"{judged.Count}: {string.Join(", ", judged)}", judged.Count >= 13);
    }

    private static List<TestFamily> Families(InsightSet found) =>
    [
        .. new Insight?[] { found.Standing, found.SatisfactionAndLoyalty, found.ExpectationGap, found.ServiceLevels, found.KeyDrivers, found.BrokenPromises, found.Trust }
            .OfType<Insight>().SelectMany(insight => insight.Families).Where(family => family.Tests > 0),
    ];
}
