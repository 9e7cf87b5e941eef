using Analytics.Boosting;

namespace Analytics.Tests.Boosting;

public sealed class CategoryTests
{
    [Fact]
    public void Train_Categories_GathersThoseThatAgreeOnOneSide()
    {
        // Codes 0 and 3 are positive, 1 and 4 are not; 2 is never seen.
        var column = TestModels.Categories([0, 0, 1, 1, 3, 3, 4, 4, 4], 6);

        var model = TestModels.SmallOptions.Train(column, [1, 1, 0, 0, 1, 1, 0, 0, 0]);

        var root = model.Trees[0].Nodes[0];
        Assert.Equal(TreeNodeKind.Categories, root.Kind);
        Assert.False(root.MissingGoesLeft);
        Assert.Equal([0, 3], Enumerable.Range(0, 7).Where(root.LeftCategories!.Contains));
        var positive = model.RawScore([0]);
        var negative = model.RawScore([1]);
        Assert.True(positive > negative);
        Assert.Equal(positive, model.RawScore([3]));
        float[] unseen = [2, 5, 6, 1e9f, -1, 0.5f, float.NaN, float.PositiveInfinity];
        Assert.All(unseen, code => Assert.Equal(negative, model.RawScore([code])));
    }

    [Fact]
    public void Train_CodesOutOfRange_AreTreatedAsMissing()
    {
        float[] codes = [0, 0, 1, 1, 7, -3, 0.5f];
        byte[] labels = [0, 0, 0, 1, 1, 1, 1];

        var unseen = TestModels.SmallOptions.Train(TestModels.Categories(codes, 2), labels);
        var missing = TestModels.SmallOptions.Train(TestModels.Categories([0, 0, 1, 1, float.NaN, float.NaN, float.NaN], 2), labels);

        Assert.Equal(missing.Bytes(), unseen.Bytes());
    }

    [Fact]
    public void Train_OnlyMissingnessTells_IsNotChargedForOrderingCategories()
    {
        // Every p is 1/2. The ten samples on each side have |G| = 5 and H = 2.5: the gain is ½·(10 + 10).
        float[] codes = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, .. Enumerable.Repeat(float.NaN, 10)];
        byte[] labels = [.. codes.Select(code => (byte)(float.IsNaN(code) ? 1 : 0))];

        var root = TestModels.SmallOptions.Train(TestModels.Categories(codes, 10), labels).Trees[0].Nodes[0];

        Assert.Equal(10, root.Gain, 9);
        Assert.False(root.MissingGoesLeft);
        Assert.Equal(Enumerable.Range(0, 10), Enumerable.Range(0, 10).Where(root.LeftCategories!.Contains));
    }

    [Fact]
    public void Train_PartedCategories_AreChargedForTheirOrder()
    {
        // As above, with the missing ones spread over ten more categories.
        float[] codes = [.. Enumerable.Range(0, 20).Select(code => (float)code)];
        byte[] labels = [.. codes.Select(code => (byte)(code >= 10 ? 1 : 0))];

        var root = TestModels.SmallOptions.Train(TestModels.Categories(codes, 20), labels).Trees[0].Nodes[0];

        Assert.Equal(10 - (18 / Math.PI), root.Gain, 9);
    }

    [Fact]
    public void Train_MoreCategoriesThanBins_StillTellsThemApart()
    {
        // 300 categories of four samples each and 256 bins at most: the odd codes are positive.
        var codes = Enumerable.Range(0, 1200).Select(index => (float)(index % 300)).ToArray();
        byte[] labels = [.. codes.Select(code => (byte)(code % 2))];

        var model = TestModels.SmallOptions.Train(TestModels.Categories(codes, 300), labels);

        Assert.True(model.RawScore([11]) > 1);
        Assert.True(model.RawScore([10]) < -1);
        var shared = Enumerable.Range(254, 46).Select(code => model.RawScore([code])).Distinct();
        Assert.Single(shared);
    }
}
