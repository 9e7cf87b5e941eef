using Analytics.Evaluation;
using Analytics.Randomness;

namespace Analytics.Tests.Evaluation;

public sealed class LiftTests
{
    [Fact]
    public void TopTenth_WorkedByHand()
    {
        // Of 20 samples the top two hold one of four positives: (1/2) / (4/20).
        var scores = Enumerable.Range(0, 20).Select(i => 1 - (i / 20.0)).ToArray();
        byte[] labels = [1, 0, 1, 1, 1, .. new byte[15]];

        Assert.Equal(2.5, Lift.TopTenth(scores, labels)!.Value, 12);
    }

    [Fact]
    public void TopTenth_CutInsideTies_CountsTheFraction()
    {
        // The cut is after one sample; four share the top score and two of them are positive: half a positive, over 3/10.
        double[] scores = [9, 9, 9, 9, 1, 1, 1, 1, 1, 1];
        byte[] labels = [1, 0, 1, 0, 1, 0, 0, 0, 0, 0];

        Assert.Equal(0.5 / 0.3, Lift.TopTenth(scores, labels)!.Value, 12);
    }

    [Fact]
    public void TopTenth_SamplesNotAMultipleOfTen_CutsASampleInTwo()
    {
        // 15 samples: one and a half. 1.5 positives of 2 within 1.5 samples: pure, so 1 / (2/15).
        var scores = Enumerable.Range(0, 15).Select(i => -(double)i).ToArray();
        byte[] labels = [1, 1, .. new byte[13]];

        Assert.Equal(7.5, Lift.TopTenth(scores, labels)!.Value, 12);
    }

    [Fact]
    public void TopTenth_NothingToldApart_IsOne() => Assert.Equal(1, Lift.TopTenth([2, 2, 2], [1, 0, 0])!.Value, 12);

    [Fact]
    public void TopTenth_NoPositives_IsUnknown() => Assert.Null(Lift.TopTenth([1, 2], [0, 0]));

    [Fact]
    public void Top_OrderOfTiedSamples_DoesNotMatter()
    {
        var random = new RandomStream(5);
        var samples = Enumerable.Range(0, 97).Select(_ => (Score: (double)random.Between(0, 9), Label: (byte)random.Between(0, 1))).ToArray();
        var shuffled = samples.OrderBy(_ => random.Next()).ToArray();

        Assert.Equal(
            Lift.Top([.. samples.Select(s => s.Score)], [.. samples.Select(s => s.Label)], 0.3)!.Value,
            Lift.Top([.. shuffled.Select(s => s.Score)], [.. shuffled.Select(s => s.Label)], 0.3)!.Value,
            12);
    }
}
