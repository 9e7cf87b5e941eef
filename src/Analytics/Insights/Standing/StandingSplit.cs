using Analytics.Statistics;

namespace Analytics.Insights.Standing;

/// <summary>A dimension while it is filled: its largest values, and all figures that name any value of it.</summary>
internal sealed class StandingSplit
{
    private readonly Dictionary<string, StandingGroup> _groups = new(StringComparer.Ordinal);
    private readonly ClusterTally[] _wholes;

    /// <param name="name">As in <see cref="StandingDimension.Name"/>.</param>
    /// <param name="counts">The values with how often they are named.</param>
    /// <param name="metrics">Number of metrics.</param>
    public StandingSplit(string name, IReadOnlyDictionary<string, int> counts, int metrics)
    {
        Name = name;
        Values =
        [
            .. counts.OrderByDescending(value => value.Value).ThenBy(value => value.Key, StringComparer.Ordinal).Take(StandingAnalysis.MostValues)
                .Select(value => new StandingGroup(value.Key, new PartTally?[metrics])),
        ];
        LeftOut = counts.Count - Values.Count;
        foreach (var group in Values) _groups.Add(group.Value, group);
        _wholes = [.. Enumerable.Range(0, metrics).Select(_ => new ClusterTally())];
    }

    public string Name { get; }

    public IReadOnlyList<StandingGroup> Values { get; }

    public int LeftOut { get; }

    /// <summary>Adds a figure; tallies that it opens a cluster in are noted for closing.</summary>
    public void Add(int metric, string? value, double figure, List<PartTally> openParts, List<ClusterTally> open)
    {
        if (value is null) return;
        if (_wholes[metric].OpenCount == 0) open.Add(_wholes[metric]);
        _wholes[metric].Add(figure);
        if (!_groups.TryGetValue(value, out var group)) return;
        var part = group.Parts[metric] ??= new PartTally(_wholes[metric]);
        if (!part.IsOpen) openParts.Add(part);
        part.Add(figure);
    }
}
