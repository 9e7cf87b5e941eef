using Analytics.Evaluation;

namespace Analytics.Tests.Evaluation;

public sealed class FoldPlanTests
{
    [Fact]
    public void Create_ManySamples_FoldsAreStratified()
    {
        var hashes = Enumerable.Range(0, 1_000).Select(i => SampleHash.Of($"customer {i}")).ToArray();
        var labels = hashes.Select((_, i) => i % 5 == 0 ? (byte)1 : (byte)0).ToArray();
        var plan = FoldPlan.Create(hashes, labels, 5);

        for (var fold = 0; fold < 5; fold++)
        {
            var members = Enumerable.Range(0, 1_000).Where(i => plan.FoldOf(hashes[i], labels[i]) == fold).ToList();
            Assert.Equal(40, members.Count(i => labels[i] != 0));
            Assert.Equal(160, members.Count(i => labels[i] == 0));
        }
    }

    [Fact]
    public void FoldOf_SameContent_IsOneFold()
    {
        ulong[] hashes = [.. Enumerable.Range(0, 90).Select(i => SampleHash.Of($"row {i / 3}"))];
        var labels = new byte[90];
        labels.AsSpan(0, 30).Fill(1);
        var plan = FoldPlan.Create(hashes, labels, 5);

        foreach (var copies in Enumerable.Range(0, 90).GroupBy(i => (hashes[i], labels[i])))
            Assert.Single(copies.Select(i => plan.FoldOf(hashes[i], labels[i])).Distinct());
    }

    [Fact]
    public void Of_Features_NansAndZerosHaveOneForm() =>
        Assert.Equal(
            SampleHash.Of([float.NaN, 0f, 1f]),
            SampleHash.Of([BitConverter.Int32BitsToSingle(0x7fc00001), -0f, 1f]));
}
