using Analytics.Boosting;
using Analytics.Statistics;

namespace Analytics.Insights.Trust;

/// <summary>
/// Compares the features of two independent samples of customers. One is called moved when the stability index of its bins exceeds what
/// chance gives once in a hundred times, over all features together (Benjamini and Hochberg); how much it matters is said by the index above chance.
/// </summary>
internal static class DriftReview
{
    /// <summary>Where nothing drifts, one of a family is called moved at most so often.</summary>
    public const double Rate = 0.01;

    /// <summary>With fewer customers on a side even great drifts drown in chance.</summary>
    public const int MinCount = 200;

    public const string IndexFamily = "drift";
    public const string DistanceFamily = "driftDistance";

    /// <summary>With fewer known values on a side the distance of the distributions is not tested.</summary>
    private const int MinKnown = 50;

    /// <param name="names">One a column.</param>
    /// <param name="reference">Customers at training dates.</param>
    /// <param name="current">Other customers at the scoring date, with the same columns.</param>
    /// <param name="cancellationToken">Heeded between columns.</param>
    /// <returns>One a column, in their order, and both families of tests.</returns>
    public static (IReadOnlyList<FeatureDrift> Features, IReadOnlyList<TestFamily> Families) Compare(
        IReadOnlyList<string> names, SampleMatrix reference, SampleMatrix current, CancellationToken cancellationToken)
    {
        var stabilities = new PopulationStability[names.Count];
        var distances = new KolmogorovSmirnov?[names.Count];
        Parallel.For(0, names.Count, new ParallelOptions { CancellationToken = cancellationToken, MaxDegreeOfParallelism = Environment.ProcessorCount }, column =>
            (stabilities[column], distances[column]) = Compare(reference.Columns[column], current.Columns[column]));

        var moved = BenjaminiHochberg.Found([.. stabilities.Select(stability => stability.PValue)], Rate);
        int[] tested = [.. Enumerable.Range(0, names.Count).Where(column => distances[column] is not null)];
        var distant = new bool[names.Count];
        foreach (var (index, isFound) in BenjaminiHochberg.Found([.. tested.Select(column => distances[column]!.Value.PValue)], Rate).Index()) distant[tested[index]] = isFound;
        return (
            [.. names.Select((name, column) => FeatureDrift.Of(name, stabilities[column], distances[column], moved[column], distant[column]))],
            [
                new TestFamily(IndexFamily, names.Count, moved.Count(isFound => isFound), Rate),
                new TestFamily(DistanceFamily, tested.Length, distant.Count(isFound => isFound), Rate),
            ]);
    }

    /// <summary>The stability of one column; of numbers also the distance of the distributions.</summary>
    public static (PopulationStability Stability, KolmogorovSmirnov? Distance) Compare(SampleColumn reference, SampleColumn current)
    {
        var before = reference.Values.Span;
        var after = current.Values.Span;
        var isCategory = reference.Kind == ColumnKind.Categorical;
        var bins = isCategory ? StabilityBins.OfCategories(before, reference.CategoryCount, after.Length) : StabilityBins.OfNumbers(before);
        var stability = PopulationStability.Of(bins.Counts(before), bins.Counts(after));
        if (isCategory) return (stability, null);
        var (first, second) = (StabilityBins.Ascending(before), StabilityBins.Ascending(after));
        return (stability, Math.Min(first.Length, second.Length) < MinKnown ? null : KolmogorovSmirnov.Of(first, second));
    }
}
