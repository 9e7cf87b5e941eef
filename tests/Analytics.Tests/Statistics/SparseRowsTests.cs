using Analytics.Statistics;

namespace Analytics.Tests.Statistics;

public sealed class SparseRowsTests
{
    [Fact]
    public void Read_RowsWithZeros_GivesTheRest()
    {
        var rows = Rows([1, 0, 2], [0, 0, 0], [0, 3, 0]);

        Assert.Equal(3, rows.Count);
        Assert.Equal([(0, 1.0), (2, 2.0)], Entries(rows, 0));
        Assert.Empty(Entries(rows, 1));
        Assert.Equal([(1, 3.0)], Entries(rows, 2));
    }

    [Fact]
    public void With_SomeColumns_NumbersThemAnew()
    {
        var rows = Rows([1, 5, 2], [0, 3, 0]).With([true, false, true]);

        Assert.Equal(2, rows.Columns);
        Assert.Equal([(0, 1.0), (1, 2.0)], Entries(rows, 0));
        Assert.Empty(Entries(rows, 1));
    }

    // The third is the sum of the first two, the fourth of its own, the fifth empty.
    [Fact]
    public void Independent_ColumnThatOthersGive_IsLeftOut()
    {
        var rows = Rows([1, 0, 1, 2, 0], [0, 1, 1, 0, 0], [1, 1, 2, 5, 0], [1, 0, 1, 1, 0]);

        Assert.Equal([true, true, false, true, false], rows.Independent([true, true, true, true, true]));
        Assert.Equal([true, false, true, true, false], rows.Independent([true, false, true, true, true]));
    }

    [Fact]
    public void Add_ColumnOutOfOrder_IsRefused()
    {
        var rows = new SparseRows(3);
        rows.Add(1, 1);

        Assert.Throws<ArgumentOutOfRangeException>(() => rows.Add(1, 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => rows.Add(3, 2));
    }

    private static SparseRows Rows(params double[][] dense)
    {
        var rows = new SparseRows(dense[0].Length);
        foreach (var row in dense)
        {
            for (var column = 0; column < row.Length; column++) rows.Add(column, row[column]);
            rows.EndRow();
        }
        return rows;
    }

    private static List<(int Column, double Value)> Entries(SparseRows rows, int row)
    {
        var (columns, values) = (new int[rows.Columns], new double[rows.Columns]);
        return [.. Enumerable.Range(0, rows.Read(row, columns, values)).Select(entry => (columns[entry], values[entry]))];
    }
}
