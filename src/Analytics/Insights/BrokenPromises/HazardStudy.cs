using Analytics.Statistics;

namespace Analytics.Insights.BrokenPromises;

/// <summary>
/// Hazard ratios of the exposures: one model with each kind of change by itself, one with all changes together, both with everything else.
/// </summary>
internal sealed class HazardStudy
{
    /// <summary>A ratio is given from so many months with leaving after the exposure.</summary>
    public const int LeastChurners = 20;

    /// <summary>Notice against none is given from so many after both together; each of the two has its own least.</summary>
    public const int LeastContrastChurners = 50;

    /// <summary>A column with fewer leaving, or fewer staying, is left out: its coefficient may run to infinity.</summary>
    private const int LeastToHoldEqual = 5;

    private readonly HazardTable _table;
    private readonly int[] _churners;
    private readonly int[] _months;
    private readonly int[] _customers;
    private readonly Model? _single;
    private readonly Model? _pooled;

    private sealed record Model(ComplementaryLogLogFit Fit, int[] Places);

    public HazardStudy(HazardTable table, CancellationToken cancellationToken)
    {
        _table = table;
        (_churners, _months, _customers) = (new int[table.Columns], new int[table.Columns], new int[table.Columns]);
        Count();
        _single = Fit(false, cancellationToken);
        var kinds = Exposure.All.Where((exposure, index) => exposure is { Notice: not null, IsPooled: false } && MonthsAfter(index) > 0).Select(exposure => exposure.Kind).Distinct().Count();
        if (kinds > 1) _pooled = Fit(true, cancellationToken);
    }

    /// <summary>Months at risk after an exposure; the same month of the same customer counts once.</summary>
    public int MonthsAfter(int exposure) => _months[_table.ColumnOf(exposure)];

    public int ChurnersAfter(int exposure) => _churners[_table.ColumnOf(exposure)];

    public int CustomersTouched(int exposure) => _customers[_table.ColumnOf(exposure)];

    /// <summary>Whether the pooled kind says something that no single kind says: there are several.</summary>
    public bool HasPooled => _pooled is not null;

    /// <summary>The log hazard ratio and its standard error; <c>null</c> below the least data, or where it cannot be told from others.</summary>
    public (double Value, double Error)? LogRatio(int exposure)
    {
        if (ChurnersAfter(exposure) < LeastChurners || ModelOf(exposure) is not { } model || Place(model, exposure) is not { } place) return null;
        var error = Math.Sqrt(model.Fit.Covariance[place, place]);
        return double.IsFinite(error) && error > 0 ? (model.Fit.Coefficients[place], error) : null;
    }

    /// <summary>Difference of two log hazard ratios, through their covariance.</summary>
    public (double Value, double Error)? LogContrast(int exposure, int other)
    {
        if (LogRatio(exposure) is null || LogRatio(other) is null || ChurnersAfter(exposure) + ChurnersAfter(other) < LeastContrastChurners) return null;
        var model = ModelOf(exposure)!;
        var weights = new double[model.Fit.Coefficients.Count];
        (weights[Place(model, exposure)!.Value], weights[Place(model, other)!.Value]) = (1, -1);
        var error = Math.Sqrt(model.Fit.Variance(weights));
        return double.IsFinite(error) && error > 0 ? (model.Fit.Coefficients[Place(model, exposure)!.Value] - model.Fit.Coefficients[Place(model, other)!.Value], error) : null;
    }

    /// <summary>The log hazard of each row without the baseline: how likely the customer was to leave, as of the month's first day.</summary>
    public double[] Scores()
    {
        var scores = new double[_table.Rows.Count];
        if (_single is not { } model) return scores;
        var (columns, values) = (new int[_table.Columns], new double[_table.Columns]);
        for (var row = 0; row < scores.Length; row++)
        {
            var entries = _table.Rows.Read(row, columns, values);
            for (var i = 0; i < entries; i++)
            {
                if (columns[i] >= _table.Baseline && model.Places[columns[i]] is >= 0 and var place) scores[row] += model.Fit.Coefficients[place] * values[i];
            }
        }
        return scores;
    }

    /// <summary>Two-sided, of a normal estimate against zero.</summary>
    public static double PValue(double value, double error) => NormalTest.TwoSided(value / error);

    private Model? ModelOf(int exposure) => Exposure.All[exposure].IsPooled ? _pooled : _single;

    private int? Place(Model model, int exposure) => model.Places[_table.ColumnOf(exposure)] is >= 0 and var place ? place : null;

    private void Count()
    {
        var (columns, values) = (new int[_table.Columns], new double[_table.Columns]);
        var lastCustomer = new int[_table.Columns];
        Array.Fill(lastCustomer, -1);
        for (var row = 0; row < _table.Rows.Count; row++)
        {
            var entries = _table.Rows.Read(row, columns, values);
            for (var i = 0; i < entries; i++)
            {
                var column = columns[i];
                _months[column]++;
                _churners[column] += _table.Events[row];
                if (lastCustomer[column] == _table.Customers[row]) continue;
                lastCustomer[column] = _table.Customers[row];
                _customers[column]++;
            }
        }
    }

    private Model? Fit(bool pooled, CancellationToken cancellationToken)
    {
        var wanted = new bool[_table.Columns];
        for (var column = 0; column < wanted.Length; column++)
            wanted[column] = column < _table.Baseline || (_churners[column] >= LeastToHoldEqual && _months[column] - _churners[column] >= LeastToHoldEqual);
        for (var exposure = 0; exposure < Exposure.All.Length; exposure++)
        {
            if (Exposure.All[exposure].Notice is not null && Exposure.All[exposure].IsPooled != pooled) wanted[_table.ColumnOf(exposure)] = false;
        }
        var kept = _table.Rows.Independent(wanted);
        var places = new int[kept.Length];
        var count = 0;
        for (var column = 0; column < kept.Length; column++) places[column] = kept[column] ? count++ : -1;

        var start = new double[count];
        var rate = (double)_table.Churners / _table.Rows.Count;
        for (var column = 0; column < _table.Baseline; column++) start[places[column]] = Math.Log(-Math.Log(1 - rate));
        return ComplementaryLogLogFit.TryFit(_table.Rows.With(kept), _table.Events, _table.Customers, start, cancellationToken) is { } fit ? new Model(fit, places) : null;
    }
}
