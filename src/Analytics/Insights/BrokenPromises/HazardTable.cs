using Analytics.Statistics;

namespace Analytics.Insights.BrokenPromises;

/// <summary>
/// The months that began with a customer at risk, as rows of a model of hazards. What is in a row was so when the month began; only whether
/// the customer left is of the month itself. Rows of one customer follow each other, in the order of months.
/// </summary>
internal sealed class HazardTable
{
    /// <summary>Satisfaction older than a year says nothing.</summary>
    private const double AnswerDays = 365;

    /// <summary>Months with fewer leaving share one baseline with those after them: without any, theirs would run to minus infinity.</summary>
    private const int LeastEventsOfBaseline = 5;

    private const int Covariates = 9;

    private readonly List<byte> _events = [];
    private readonly List<int> _customers = [];
    private readonly List<byte> _months = [];
    private readonly int[] _firstRows;

    /// <param name="lines">The customers.</param>
    /// <param name="grid">The months.</param>
    /// <param name="strata">What each is held equal to others in.</param>
    /// <param name="cancellationToken">Heeded between customers.</param>
    public HazardTable(IReadOnlyList<CustomerLine> lines, MonthGrid grid, Strata strata, CancellationToken cancellationToken)
    {
        var baseline = Baselines(lines, grid);
        Baseline = baseline.Length == 0 ? 0 : baseline[^1] + 1;
        Columns = Baseline + Exposure.All.Length + Covariates + strata.Columns;
        Rows = new SparseRows(Columns);
        _firstRows = new int[lines.Count + 1];
        for (var customer = 0; customer < lines.Count; customer++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            for (var month = 0; month < grid.Count; month++)
            {
                var start = grid.Start(month);
                if (!lines[customer].IsCustomer(start)) continue;
                Rows.Add(baseline[month], 1);
                AddExposures(lines[customer], start);
                AddCovariates(lines[customer], start);
                strata.Add(Rows, Baseline + Exposure.All.Length + Covariates, customer);
                Rows.EndRow();
                _events.Add(lines[customer].Leaves(start, start + MonthGrid.Days) ? (byte)1 : (byte)0);
                _customers.Add(customer);
                _months.Add((byte)month);
            }
            _firstRows[customer + 1] = _events.Count;
        }
        Churners = _events.Sum(happened => happened);
    }

    public SparseRows Rows { get; }

    /// <summary>Columns of the baseline hazards come first, one a stretch of months.</summary>
    public int Baseline { get; }

    /// <summary>Those, the exposures in their order, and what is held equal.</summary>
    public int Columns { get; }

    /// <summary>Rows in which the customer left.</summary>
    public int Churners { get; }

    /// <summary>1 a row in whose month the customer left.</summary>
    public ReadOnlySpan<byte> Events => System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_events);

    public ReadOnlySpan<int> Customers => System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_customers);

    public int ColumnOf(int exposure) => Baseline + exposure;

    public int MonthOf(int row) => _months[row];

    /// <summary>The row of a customer's month; <c>null</c> if they were not at risk when it began.</summary>
    public int? RowOf(int customer, int month)
    {
        for (var row = _firstRows[customer]; row < _firstRows[customer + 1]; row++)
        {
            if (_months[row] == month) return row;
        }
        return null;
    }

    private void AddExposures(CustomerLine line, double start)
    {
        for (var exposure = 0; exposure < Exposure.All.Length; exposure++)
        {
            var value = exposure == Exposure.Penalty ? Penalty(line, start) : CustomerLine.Count(line.Exposed[exposure], start - MonthGrid.ExposureDays, start) > 0 ? 1 : 0;
            Rows.Add(ColumnOf(exposure), value);
        }
    }

    /// <summary>Steps of 10 % by which the last offer of the window was dearer than for a new customer.</summary>
    private static double Penalty(CustomerLine line, double start)
    {
        double steps = 0;
        foreach (var offer in line.Offers)
        {
            if (offer.Day >= start - MonthGrid.ExposureDays && offer.Day < start) steps = offer.Steps;
        }
        return steps;
    }

    private void AddCovariates(CustomerLine line, double start)
    {
        var window = start - MonthGrid.ExposureDays;
        double? csat = null;
        foreach (var answer in line.Answers)
        {
            if (answer.Day >= start - AnswerDays && answer.Day < start) csat = answer.Csat;
        }
        var fresh = line.Offers.Any(offer => offer.Day >= start - MonthGrid.Days && offer.Day < start);
        Span<double> values =
        [
            Math.Log(1 + ((start - line.Since) / 365.25)),
            Math.Log(1 + CustomerLine.Count(line.Problems, window, start)),
            Math.Log(1 + CustomerLine.Count(line.Unsolved, window, start)),
            CustomerLine.Count(line.Complaints, window, start) > 0 ? 1 : 0,
            fresh ? 1 : 0,
            !fresh && line.Offers.Any(offer => offer.Day >= window && offer.Day < start) ? 1 : 0,
            Math.Log(1 + CustomerLine.Count(line.Purchases, window, start)),
            csat is { } known ? known - 3 : 0,
            csat is null ? 1 : 0,
        ];
        for (var index = 0; index < values.Length; index++) Rows.Add(Baseline + Exposure.All.Length + index, values[index]);
    }

    /// <summary>The column of each month's baseline hazard.</summary>
    private static int[] Baselines(IReadOnlyList<CustomerLine> lines, MonthGrid grid)
    {
        var events = new int[grid.Count];
        for (var month = 0; month < grid.Count; month++)
        {
            var start = grid.Start(month);
            events[month] = lines.Count(line => line.IsCustomer(start) && line.Leaves(start, start + MonthGrid.Days));
        }
        var columns = new int[grid.Count];
        var (column, sum, left) = (0, 0, events.Sum());
        for (var month = 0; month < columns.Length; month++)
        {
            columns[month] = column;
            sum += events[month];
            left -= events[month];
            if (sum < LeastEventsOfBaseline || left < LeastEventsOfBaseline) continue;
            (column, sum) = (column + 1, 0);
        }
        return columns;
    }
}
