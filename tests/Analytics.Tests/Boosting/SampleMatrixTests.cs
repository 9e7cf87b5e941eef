using Analytics.Boosting;

namespace Analytics.Tests.Boosting;

public sealed class SampleMatrixTests
{
    private readonly SampleMatrix _matrix = new(
        3,
        [new SampleColumn(new float[] { 1, 2, 3 }), new SampleColumn(new float[] { 0, float.NaN, 1 }, ColumnKind.Categorical, 2)]);

    [Fact]
    public void CopySample_OfAnIndex_GivesItsValuesInColumnOrder()
    {
        var sample = new float[] { 9, 9, 9 };

        _matrix.CopySample(2, sample);

        Assert.Equal([3, 1, 9], sample);
    }

    [Fact]
    public void CopySample_WrongArguments_AreRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>("sampleIndex", () => _matrix.CopySample(3, new float[2]));
        Assert.Throws<ArgumentOutOfRangeException>("sampleIndex", () => _matrix.CopySample(-1, new float[2]));
        Assert.Throws<ArgumentException>("destination", () => _matrix.CopySample(0, new float[1]));
    }

    [Fact]
    public void SelectSamples_ByIndex_KeepsTheirOrderAndTheColumns()
    {
        var selected = _matrix.SelectSamples([2, 0, 2, 1]);

        Assert.Equal(4, selected.SampleCount);
        Assert.Equal([3, 1, 3, 2], selected.Columns[0].Values.ToArray());
        Assert.Equal([1, 0, 1, float.NaN], selected.Columns[1].Values.ToArray());
        Assert.Equal(_matrix.Columns.Select(column => column.Shape), selected.Columns.Select(column => column.Shape));
        Assert.Throws<ArgumentOutOfRangeException>("sampleIndexes", () => _matrix.SelectSamples([0, 3]));
    }

    [Fact]
    public void SampleMatrix_ColumnOfAnotherLength_IsRefused()
    {
        var error = Assert.Throws<ArgumentException>("columns", () => new SampleMatrix(2, _matrix.Columns));

        Assert.Contains("Column 0 has 3 values; expected 2", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>("sampleCount", () => new SampleMatrix(-1, []));
    }

    [Theory]
    [InlineData(ColumnKind.Numeric, 1)]
    [InlineData(ColumnKind.Categorical, -1)]
    [InlineData(ColumnKind.Categorical, ColumnShape.MaxCategoryCount + 1)]
    [InlineData((ColumnKind)2, 0)]
    public void SampleColumn_ImpossibleShape_IsRefused(ColumnKind kind, int categoryCount)
    {
        Assert.ThrowsAny<ArgumentException>(() => new SampleColumn(new float[1], kind, categoryCount));
    }
}
