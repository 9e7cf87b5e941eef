namespace Analytics.Benchmarks.TruthChecks.ServiceLevels;

/// <summary>
/// Agreement of two orderings into levels beyond chance, disagreements weighted by their square: 1 − Σ w·observed / Σ w·expected (Cohen 1968).
/// </summary>
internal static class WeightedKappa
{
    public static double Of(IReadOnlyList<int> first, IReadOnlyList<int> second)
    {
        double observed = 0, expected = 0;
        for (var i = 0; i < first.Count; i++) observed += Square(first[i] - second[i]);
        var (ofFirst, ofSecond) = (first.GroupBy(level => level), second.GroupBy(level => level).ToList());
        foreach (var one in ofFirst)
        {
            foreach (var other in ofSecond) expected += Square(one.Key - other.Key) * one.Count() * other.Count() / first.Count;
        }
        return 1 - (observed / expected);
    }

    private static double Square(double value) => value * value;
}
