using Analytics.Statistics;

namespace Analytics.Insights.Standing;

/// <summary>
/// Each value of a dimension against the rest. Those called different are then taken out of what the others are compared with, and all are
/// judged again: many poor values would make good ones of the ordinary, which are above a rest that holds them.
/// </summary>
internal sealed class SplitComparison
{
    /// <summary>Share of the rest that must be left to compare with; else it stays whole, as where there are but two values.</summary>
    private const double LeastLeft = 0.5;

    private static readonly Comparer<(int Group, int Metric, PartTally Tally)> Order = Comparer<(int Group, int Metric, PartTally Tally)>.Create(
        (left, right) => left.Group != right.Group ? left.Group.CompareTo(right.Group) : left.Metric.CompareTo(right.Metric));

    private readonly IReadOnlyList<MetricDefinition> _metrics;
    private readonly List<(int Group, int Metric, PartTally Tally)> _tests = [];
    private readonly ClusterMoments[] _rests;
    private readonly double[] _pValues;
    private readonly bool[] _found;

    public SplitComparison(IReadOnlyList<MetricDefinition> metrics, StandingSplit split)
    {
        _metrics = metrics;
        foreach (var (group, value) in split.Values.Index())
        {
            for (var metric = 0; metric < metrics.Count; metric++)
            {
                if (value.Parts[metric] is { } tally && IsEnough(tally.Part) && IsEnough(tally.Rest)) _tests.Add((group, metric, tally));
            }
        }
        _rests = [.. _tests.Select(test => test.Tally.Rest)];
        _pValues = Judge();
        var first = BenjaminiHochberg.Found(_pValues);
        var outliers = _tests.Where((_, index) => first[index]).ToLookup(test => test.Metric, test => test.Tally);
        for (var test = 0; test < _rests.Length; test++)
        {
            var tally = _tests[test].Tally;
            var left = tally.RestWithout(outliers[_tests[test].Metric].Where(other => other != tally));
            if (left.Count >= LeastLeft * _rests[test].Count && IsEnough(left)) _rests[test] = left;
        }
        _pValues = Judge();
        _found = BenjaminiHochberg.Found(_pValues);
        Values = [.. split.Values.Select((value, group) => new StandingValue(value.Value, Comparisons(value, group)))];
    }

    public IReadOnlyList<StandingValue> Values { get; }

    public int Tests => _tests.Count;

    public int Found => _found.Count(found => found);

    private static bool IsEnough(ClusterMoments figures) => figures.Count >= StandingAnalysis.LeastForTest && MetricDefinition.IsEnough(figures);

    private double[] Judge() => [.. _tests.Select((test, index) => MeanContrast.WithRest(test.Tally, _rests[index]))];

    private List<StandingComparison> Comparisons(StandingGroup value, int group)
    {
        var comparisons = new List<StandingComparison>();
        for (var metric = 0; metric < _metrics.Count; metric++)
        {
            if (value.Parts[metric] is not { } tally) continue;
            var (definition, part) = (_metrics[metric], tally.Part);
            var test = _tests.BinarySearch((group, metric, tally), Order);
            comparisons.Add(test < 0
                ? new StandingComparison(definition.Name, definition.Figure(part), null, null, false)
                : new StandingComparison(definition.Name, definition.Figure(part), definition.Difference(part, _rests[test]), _pValues[test], _found[test]));
        }
        return comparisons;
    }
}
