using Analytics.Insights.BrokenPromises;

namespace Analytics.Tests.Insights.BrokenPromises;

public sealed class HazardTableTests
{
    private static readonly MonthGrid Grid = new(-120, 4);

    // Months begin on -120, -90, -60, -30; the complaint on -100 is known from the second on, and older than 90 days in none of them.
    [Fact]
    public void Rows_ExposureWithinAMonth_CountsFromTheNextOn()
    {
        var table = Table(LineMaker.Line(exposed: -100, gone: [LineMaker.Left(-40)]));

        Assert.Equal([0, 0, 1], table.Events.ToArray());
        Assert.Equal([false, true, true], Enumerable.Range(0, 3).Select(row => IsExposed(table, row)));
        Assert.Equal(1, table.RowOf(0, 1));
        Assert.Null(table.RowOf(0, 3));
    }

    [Fact]
    public void Rows_ExposureOfNinetyDaysBefore_StillCounts()
    {
        var table = Table(LineMaker.Line(exposed: -150));

        Assert.Equal([true, true, true, false], Enumerable.Range(0, 4).Select(row => IsExposed(table, row)));
    }

    [Fact]
    public void Rows_JoinedOnTheWay_BeginWithTheNextMonth()
    {
        var table = Table(LineMaker.Line(since: -70));

        Assert.Equal([2, 3], Enumerable.Range(0, table.Rows.Count).Select(table.MonthOf));
    }

    // A month of its own needs five who leave in it.
    [Fact]
    public void Baseline_FewLeaving_IsSharedByMonths()
    {
        Assert.Equal(1, Table(LineMaker.Line(gone: [LineMaker.Left(-40)]), LineMaker.Line()).Baseline);
        var early = Enumerable.Range(0, 6).Select(_ => LineMaker.Line(gone: [LineMaker.Left(-110)]));
        var late = Enumerable.Range(0, 6).Select(_ => LineMaker.Line(gone: [LineMaker.Left(-10)]));
        Assert.Equal(2, Table([.. early, .. late]).Baseline);
    }

    private static HazardTable Table(params CustomerLine[] lines) => new(lines, Grid, new Strata(lines), default);

    private static bool IsExposed(HazardTable table, int row)
    {
        var (columns, values) = (new int[table.Columns], new double[table.Columns]);
        var entries = table.Rows.Read(row, columns, values);
        return columns.Take(entries).Contains(table.ColumnOf(Exposure.IndexOf(ExposureKind.RefusedComplaint)));
    }
}
