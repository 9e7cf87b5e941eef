using Analytics.Statistics;

namespace Analytics.Tests.Statistics;

public sealed class PromiseRankTests
{
    [Theory]
    [InlineData(8, null)]
    [InlineData(9, 9)]
    [InlineData(50, 46)]
    [InlineData(99, 90)]
    [InlineData(100, 91)]
    public void OnAverage_NineInTen_IsTheRankOfOneMore(int count, int? rank) => Assert.Equal(rank, PromiseRank.OnAverage(count, 0.9));

    [Theory]
    [InlineData(28, null)]
    [InlineData(29, 29)]
    [InlineData(100, 96)]
    [InlineData(200, 188)]
    [InlineData(400, 371)]
    public void Assured_NineInTen_IsAsPublished(int count, int? rank) => Assert.Equal(rank, PromiseRank.Assured(count, 0.9));

    [Theory]
    [InlineData(100, 91, 0.848)]
    [InlineData(400, 361, 0.875)]
    public void AssuredShare_RankOnAverage_IsAsPublished(int count, int rank, double share) => Assert.Equal(share, PromiseRank.AssuredShare(count, rank), 3);

    // The largest of n keeps a share x or less with probability x to the n.
    [Fact]
    public void AssuredShare_Largest_IsTheRoot() => Assert.Equal(Math.Pow(0.05, 1 / 29.0), PromiseRank.AssuredShare(29, 29), 9);
}
