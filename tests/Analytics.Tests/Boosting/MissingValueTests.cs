namespace Analytics.Tests.Boosting;

public sealed class MissingValueTests
{
    [Fact]
    public void Train_OnlyMissingnessTells_SplitsMissingFromAllValues()
    {
        var model = TestModels.SmallOptions.Train([float.NaN, 3, float.NaN, 8, float.NegativeInfinity, 3], [1, 0, 1, 0, 0, 0]);

        var root = model.Trees[0].Nodes[0];
        Assert.Equal(float.PositiveInfinity, root.Threshold);
        Assert.False(root.MissingGoesLeft);
        Assert.True(model.RawScore([float.NaN]) > model.RawScore([float.PositiveInfinity]));
        Assert.Equal(model.RawScore([-1e9f]), model.RawScore([float.PositiveInfinity]));
    }

    [Theory]
    [InlineData(1, true)]
    [InlineData(0, false)]
    public void Train_MissingValues_GoWhereTheyFit(byte labelOfMissing, bool goesLeft)
    {
        byte[] labels = [1, 1, 0, 0, labelOfMissing, labelOfMissing];

        var model = TestModels.SmallOptions.Train([1, 2, 3, 4, float.NaN, float.NaN], labels);

        Assert.Equal(goesLeft, model.Trees[0].Nodes[0].MissingGoesLeft);
        Assert.Equal(2.5f, model.Trees[0].Nodes[0].Threshold);
    }

    [Theory]
    [InlineData(new byte[] { 1, 1, 1, 0 }, true)]
    [InlineData(new byte[] { 1, 0, 0, 0 }, false)]
    [InlineData(new byte[] { 1, 1, 0, 0 }, true)]
    public void Train_WithoutMissingValues_SendsThemToTheLargerChildOrLeft(byte[] labels, bool goesLeft)
    {
        Assert.Equal(goesLeft, TestModels.SmallOptions.Train([1, 2, 3, 4], labels).Trees[0].Nodes[0].MissingGoesLeft);
        Assert.Equal(goesLeft, TestModels.SmallOptions.Train(TestModels.Categories([0, 1, 2, 3], 4), labels).Trees[0].Nodes[0].MissingGoesLeft);
    }
}
