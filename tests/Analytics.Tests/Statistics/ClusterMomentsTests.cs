using Analytics.Statistics;

namespace Analytics.Tests.Statistics;

public sealed class ClusterMomentsTests
{
    // Two customers who answer twice each and always alike: four answers tell as much as two. n/(n-1) and G/(G-1) differ: 2/1 · 3/4.
    [Fact]
    public void DesignEffect_AnswersAlikeWithinCustomers_IsByHand()
    {
        var moments = Of([1, 1], [0, 0]);

        Assert.Equal(0.5, moments.Mean);
        Assert.Equal(1 / 3.0, moments.Variance, 12);
        // Σ(s − 0.5·2)² / 4² = 2/16, times 2; naive 1/12.
        Assert.Equal(3, moments.DesignEffect, 12);
        Assert.Equal(4 / 3.0, moments.EffectiveCount, 12);
        Assert.Equal(1, moments.Resemblance);
    }

    [Fact]
    public void DesignEffect_OneAnswerEach_IsOne() => Assert.Equal(1, Of([1], [0], [1], [1]).DesignEffect);

    [Fact]
    public void DesignEffect_AnswersUnlikeWithinCustomers_IsNotBelowOne() => Assert.Equal(1, Of([1, 0], [0, 1], [1, 0]).DesignEffect);

    [Fact]
    public void DesignEffect_OneCustomer_CountsAsOneAnswer() => Assert.Equal(1, Of([1, 0, 1, 1]).EffectiveCount);

    [Fact]
    public void Skewness_OneInTen_IsThatOfItsShare()
    {
        // (1 − 2p)/√(p(1 − p)) with p = 0.1.
        Assert.Equal(0.8 / 0.3, Of([.. Enumerable.Range(0, 10).Select(i => new double[] { i == 0 ? 1 : 0 })]).Skewness, 9);
    }

    // Mean 4.4, variance 3.6, t with nine degrees of freedom 2.262157: 4.4 ± 2.262157 · 0.6.
    [Fact]
    public void MeanInterval_TenAnswers_IsStudents()
    {
        var range = Of([1], [2], [4], [5], [5], [7], [6], [6], [3], [5]).MeanInterval(1, 7);

        Assert.Equal(3.042706, range.Low, 5);
        Assert.Equal(5.757294, range.High, 5);
    }

    [Fact]
    public void MeanInterval_AllAlike_StillHasAWidth()
    {
        var range = Of([.. Enumerable.Range(0, 10).Select(_ => new double[] { 5 })]).MeanInterval(1, 5);

        Assert.Equal(5, range.High);
        // Wilson's lower limit of ten of ten is 0.7225.
        Assert.Equal(5 - (4 * (1 - 0.7225)), range.Low, 3);
    }

    private static ClusterMoments Of(params double[][] clusters)
    {
        var tally = new ClusterTally();
        foreach (var cluster in clusters)
        {
            foreach (var figure in cluster) tally.Add(figure);
            tally.CloseCluster();
        }
        return tally.Moments;
    }
}
