using Analytics.Evaluation;

namespace Analytics.Tests.Evaluation;

public sealed class RankingQualityTests
{
    [Fact]
    public void Auc_WorkedByHand()
    {
        // Pairs (positive, negative): 0.8 beats 0.3 and 0.5; 0.5 beats 0.3 and ties 0.5: 3.5 of 4.
        Assert.Equal(3.5 / 4, RankingQuality.Auc([0.8, 0.5, 0.3, 0.5], [1, 1, 0, 0]));
    }

    [Fact]
    public void Auc_OneClassOnly_IsUnknown() => Assert.Null(RankingQuality.Auc([0.1, 0.2], [1, 1]));

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Auc_AgreesWithCountingPairs(int seed)
    {
        var random = new Random(seed);
        var scores = Enumerable.Range(0, 200).Select(_ => (double)random.Next(20)).ToArray();
        var labels = scores.Select(score => random.Next(30) < score ? (byte)1 : (byte)0).ToArray();
        double wins = 0, pairs = 0;
        for (var i = 0; i < scores.Length; i++)
        {
            for (var j = 0; j < scores.Length; j++)
            {
                if (labels[i] == 0 || labels[j] != 0) continue;
                pairs++;
                wins += scores[i] > scores[j] ? 1 : scores[i] == scores[j] ? 0.5 : 0;
            }
        }

        Assert.Equal(wins / pairs, RankingQuality.Auc(scores, labels)!.Value, 12);
    }

    [Fact]
    public void LogLoss_WorkedByHand() =>
        Assert.Equal(-(Math.Log(0.8) + Math.Log(0.9)) / 2, ProbabilityQuality.LogLoss([0.8, 0.1], [1, 0])!.Value, 12);

    [Fact]
    public void LogLoss_CertainAndWrong_IsFinite() => Assert.True(double.IsFinite(ProbabilityQuality.LogLoss([0.0], [1])!.Value));
}
