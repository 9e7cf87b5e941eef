using Analytics.Statistics;

namespace Analytics.Insights.BrokenPromises;

/// <summary>
/// Risk-set matching (Li, Propert and Rosenbaum 2001): beside each customer, at the moment of their first exposure of a kind, are set up to
/// three who were customers at that moment and had had none of that kind by then, of the same segment and contract, and whose log hazard as
/// the month began differs by at most a tenth of its standard deviation. What is compared is who left within the 90 days from that moment.
/// Controls that meet with the same later are kept: to leave them out would choose by who stayed.
/// </summary>
internal sealed class RiskSetMatcher
{
    /// <summary>Fewer sets give no figure.</summary>
    public const int LeastSets = 50;

    private const int ControlsPerSet = 3;
    private const double Caliper = 0.1;
    private const double OutcomeDays = 90;

    /// <summary>What came before is looked for from so many days before the exposure to so many: nearer lies what may have led to it.</summary>
    private const double BeforeFrom = 120;
    private const double BeforeUntil = 30;

    private readonly IReadOnlyList<CustomerLine> _lines;
    private readonly MonthGrid _grid;
    private readonly HazardTable _table;
    private readonly Strata _strata;
    private readonly double[] _scores;
    private readonly double _caliper;

    /// <summary>Rows at risk by month and stratum, in the order of their scores.</summary>
    private readonly Dictionary<(int Month, int Stratum), int[]> _pools;

    private readonly record struct Case(int Customer, int Row, double Day);

    public RiskSetMatcher(IReadOnlyList<CustomerLine> lines, MonthGrid grid, HazardTable table, Strata strata, double[] scores)
    {
        (_lines, _grid, _table, _strata, _scores) = (lines, grid, table, strata, scores);
        var mean = scores.Length == 0 ? 0 : scores.Average();
        _caliper = scores.Length < 2 ? 0 : Caliper * Math.Sqrt(scores.Sum(score => (score - mean) * (score - mean)) / (scores.Length - 1));
        _pools = Enumerable.Range(0, scores.Length)
            .GroupBy(row => (table.MonthOf(row), strata.Of(table.Customers[row])))
            .ToDictionary(group => group.Key, group => group.OrderBy(row => scores[row]).ToArray());
    }

    /// <summary>The sets of one exposure and what they say; <c>null</c> below the least.</summary>
    public MatchedRisk? Compare(int exposure)
    {
        if (exposure == Exposure.Penalty) return null;
        var cases = Cases(exposure);
        if (cases.Count < LeastSets) return null;
        var taken = new HashSet<(int Month, int Row)>();
        var matches = cases.Select(found => (Case: found, Controls: Controls(found, exposure, taken))).Where(match => match.Controls.Count > 0).ToList();
        if (matches.Count < LeastSets) return null;

        var after = MatchedDifference.Of([.. matches.Select(match => Set(match.Case, match.Controls, Left))]);
        // Only those who were customers all that time can have been silent in it.
        var before = matches.Where(match => WasThere(match.Case.Customer, match.Case.Day))
            .Select(match => (match.Case, Controls: match.Controls.Where(control => WasThere(control, match.Case.Day)).ToList()))
            .Where(match => match.Controls.Count > 0)
            .Select(match => Set(match.Case, match.Controls, WasSilent))
            .ToList();
        var past = before.Count < LeastSets ? null : MatchedDifference.Of(before);
        return new MatchedRisk(
            cases.Count, matches.Count, matches.Sum(match => match.Controls.Count), after.Exposed, after.Controls,
            Estimate.Of(after.Value, after.Range), past is null ? null : Estimate.Of(past.Value, past.Range));
    }

    /// <summary>Customers at risk whose first exposure of the kind lies in the months, with 90 days after it that are known.</summary>
    private List<Case> Cases(int exposure)
    {
        var cases = new List<Case>();
        for (var customer = 0; customer < _lines.Count; customer++)
        {
            if (_lines[customer].Exposed[exposure] is not [var first, ..] || first < _grid.First || first + OutcomeDays > _grid.KnownUntil) continue;
            var month = (int)((first - _grid.First) / MonthGrid.Days);
            if (_lines[customer].IsCustomer(first) && _table.RowOf(customer, month) is { } row) cases.Add(new Case(customer, row, first));
        }
        return cases;
    }

    private List<int> Controls(Case found, int exposure, HashSet<(int Month, int Row)> taken)
    {
        var month = _table.MonthOf(found.Row);
        var pool = _pools[(month, _strata.Of(found.Customer))];
        var score = _scores[found.Row];
        var above = FirstAtLeast(pool, score);
        var below = above - 1;
        var controls = new List<int>(ControlsPerSet);
        while (controls.Count < ControlsPerSet)
        {
            var up = above < pool.Length ? _scores[pool[above]] - score : double.PositiveInfinity;
            var down = below >= 0 ? score - _scores[pool[below]] : double.PositiveInfinity;
            if (Math.Min(up, down) > _caliper) break;
            var row = up <= down ? pool[above++] : pool[below--];
            var customer = _table.Customers[row];
            if (customer == found.Customer || !_lines[customer].IsCustomer(found.Day) || _lines[customer].Exposed[exposure] is [var first, ..] && first <= found.Day) continue;
            if (taken.Add((month, row))) controls.Add(customer);
        }
        return controls;
    }

    private int FirstAtLeast(int[] pool, double score)
    {
        var (low, high) = (0, pool.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_scores[pool[middle]] < score) low = middle + 1;
            else high = middle;
        }
        return low;
    }

    private static MatchedSet Set(Case found, List<int> controls, Func<int, double, double> outcome) =>
        new(found.Customer, outcome(found.Customer, found.Day), controls, [.. controls.Select(control => outcome(control, found.Day))]);

    private double Left(int customer, double day) => _lines[customer].Leaves(day, day + OutcomeDays) ? 1 : 0;

    private bool WasThere(int customer, double day) => _lines[customer].Since <= day - BeforeFrom;

    private double WasSilent(int customer, double day) => CustomerLine.Count(_lines[customer].Activity, day - BeforeFrom, day - BeforeUntil) == 0 ? 1 : 0;
}
