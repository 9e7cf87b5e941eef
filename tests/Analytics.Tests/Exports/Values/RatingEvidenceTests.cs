using Analytics.Exports;
using Analytics.Randomness;
using static Analytics.Tests.Exports.Values.Decided;

namespace Analytics.Tests.Exports.Values;

public sealed class RatingEvidenceTests
{
    [Theory]
    // The field's own scale, and a few mistakes.
    [InlineData("1..5", "1*5 2*5 3*5 4*20 5*20", "1..5")]
    [InlineData("1..5", "1*5 2*5 3*5 4*20 5*20 8*3 9*1", "1..5")]
    [InlineData("1..5", "5*20 6*10", "1..5")]
    [InlineData("0..10", "0*1 3*5 9*20 10*20", "0..10")]
    [InlineData("0..10", "1*5 4*10", "0..10")]
    [InlineData("-2..2", "-2*5 -1*5 0*5 1*5 2*5", "-2..2")]
    // A fifth outside.
    [InlineData("1..5", "1*2 3*5 6*10 7*10", "1..7")]
    [InlineData("1..5", "0*2 3*5 8*10 10*10", "0..10")]
    [InlineData("1..5", "2*5 3*5 8*10 10*10", "0..10")]
    [InlineData("1..5", "1*9 3*5 8*10 10*10", "1..10")]
    [InlineData("1..5", "10*5 45*10 80*10 100*3", "0..100")]
    [InlineData("1..5", "0*9 1*9 2*9 -1*9 -2*9", "-2..2")]
    [InlineData("-2..2", "1*5 3*5 4*10 5*10", "1..5")]
    [InlineData("1..5", "0*2 3*30 8*30 10*30 55*1", "0..10")]
    [InlineData("1..5", "0.5*10 0.8*10 1*5 0.25*5", "0..1")]
    // Inside a narrower one.
    [InlineData("0..10", "1*3 2*3 3*10 4*20 5*20", "1..5")]
    [InlineData("0..10", "0*3 2*3 3*10 4*20 5*20", "0..5")]
    [InlineData("0..10", "1*9 3*9 5*20 6*20 7*20", "1..7")]
    [InlineData("1..7", "1*3 3*10 4*20 5*20", "1..5")]
    [InlineData("1..5", "1*20 2*50 3*50", "1..3")]
    [InlineData("1..5", "1*20 2*20 3*20", "1..5")]
    [InlineData("0..10", "0.5*10 0.8*10 1*5 0.25*5", "0..1")]
    // Fewer than twenty tell nothing.
    [InlineData("1..5", "8*5 9*5 10*5", "1..5")]
    // The cells name it.
    [InlineData("1..5", "8/10*2 9/10*1", "0..10")]
    [InlineData("1..5", "4/5*2 3/5*1", "1..5")]
    [InlineData("0..10", "4/5*2 3/5*1", "1..5")]
    [InlineData("1..5", "2/3*1", "1..3")]
    [InlineData("1..5", "80%*1 45%*2", "0..100")]
    [InlineData("0..10", "★★★*1 ★★★★★*2", "1..5")]
    public void Decide_Numbers_TellTheScale(string own, string values, string expected)
    {
        Assert.True(RatingScale.TryParse(own, out var ownScale));
        var decision = Rating(ownScale, Repeated(values));
        Assert.Equal(expected, decision.Format.Scale.ToRange());
        Assert.Equal(own != expected, decision.IsUnusual);
    }

    [Theory]
    [InlineData("1..5", "0*2 3*5 8*10 10*10 99*3", "0..10", 3)]
    [InlineData("1..5", "1*5 4*20 5*20 99*4 98*2", "1..5", 6)]
    [InlineData("1..5", "1*5 4*20 5*20 -1*4", "1..5", 4)]
    [InlineData("0..10", "8*5 9*5 999*1", "0..10", 1)]
    [InlineData("-2..2", "-2*5 2*5 99*1 -9*1", "-2..2", 2)]
    [InlineData("1..5", "10*5 45*10 95*10 99*3 -1*2 998*1", "0..100", 3)]
    [InlineData("1..5", "10*5 45*10 95*10 99*3", "0..100", 0)]
    public void Decide_CodesForNoAnswer_AreMissing(string own, string values, string expected, int codes)
    {
        Assert.True(RatingScale.TryParse(own, out var ownScale));
        var decision = Rating(ownScale, Repeated(values));
        Assert.Equal((expected, (long)codes), (decision.Format.Scale.ToRange(), decision.CodeCount));
        Assert.Equal(decision.Present, decision.Readable);
        foreach (var code in decision.Format.NoAnswerCodes) Assert.Null(decision.Format.Read(code.ToString(System.Globalization.CultureInfo.InvariantCulture)));
    }

    [Fact]
    public void Decide_ANumberBeyondThatIsNoCustomaryCode_IsRejectedNotMissing()
    {
        var decision = Rating(RatingScale.OneToFive, Repeated("1*5 4*20 5*20 9*20"));
        Assert.Equal((RatingScale.OneToFive, 65, 45), (decision.Format.Scale, decision.Present, decision.Readable));
        Assert.False(decision.Format.TryRead("9"u8, out _));
    }

    [Theory]
    [InlineData("10 - Extremely likely|9|8", "0..10")]
    [InlineData("1 - Not at all likely|3|5 - Extremely likely", "1..5")]
    [InlineData("5 - Strongly agree|4|3", "1..5")]
    [InlineData("7 - Extremely satisfied|6|5", "1..7")]
    [InlineData("0 - Not at all likely|7|8", "0..10")]
    [InlineData("Very satisfied (7)|Very dissatisfied (1)|4", "1..7")]
    [InlineData("10分（非常满意）|9分", "0..10")]
    [InlineData("4 - Satisfied|3 - Neutral", "1..5")]
    public void Decide_LabelsAtTheEnds_TellTheScale(string values, string expected) =>
        Assert.Equal(expected, Rating(RatingScale.OneToFive, values.Split('|')).Format.Scale.ToRange());

    [Fact]
    public void Decide_LabelsTheOtherWayRound_TurnNumbersRound()
    {
        var format = Rating(RatingScale.OneToFive, "1 - Very satisfied", "2", "5 - Very dissatisfied").Format;
        Assert.True(format.IsReversed);
        Assert.Equal((5, 4, 1), (format.Read("1 - Very satisfied"), format.Read("2"), format.Read("5 - Very dissatisfied")));
        Assert.False(Rating(RatingScale.OneToFive, "5 - Very satisfied", "2", "1 - Very dissatisfied").Format.IsReversed);
    }

    [Fact]
    public void Decide_NumbersWithWordsForTheEnds_AreOneScale()
    {
        var format = Rating(RatingScale.OneToFive, "Very satisfied", "4", "3", "2", "Very dissatisfied").Format;
        Assert.Equal((RatingScale.OneToFive, 5, 1, 3), (format.Scale, format.Read("Very satisfied"), format.Read("Very dissatisfied"), format.Read("3")));
        var recommend = Rating(RatingScale.ZeroToTen, "Extremely likely", "9", "8", "1", "Not at all likely").Format;
        Assert.Equal((RatingScale.ZeroToTen, 10, 0), (recommend.Scale, recommend.Read("Extremely likely"), recommend.Read("Not at all likely")));
    }

    [Fact]
    public void Decide_OrderOfTheValues_DoesNotMatter()
    {
        var values = Repeated("0*2 3*30 8*30 10*30 55*1 99*4").Append("10 - Extremely likely").Append("oops").ToArray();
        var expected = Rating(RatingScale.OneToFive, values);
        var random = RandomStream.For(1, 1, 1);
        for (var round = 0; round < 20; round++)
        {
            var shuffled = values.OrderBy(_ => random.Next()).ToArray();
            var decision = Rating(RatingScale.OneToFive, shuffled);
            Assert.Equal(expected with { Format = decision.Format }, decision);
            Assert.Equal(expected.Format.ToString(), decision.Format.ToString());
        }
    }

    [Fact]
    public void Decide_Readable_IsWhatTheFormatReads()
    {
        string[] pool = ["1", "4", "5", "9", "10", "99", "4/5", "8/10", "80%", "★★★", "Satisfied", "agree", "5 - Very satisfied", "oops", "", "NA"];
        for (var seed = 0UL; seed < 200; seed++)
        {
            var random = RandomStream.For(seed, 4, 4);
            var kinds = Enumerable.Range(0, random.Between(1, 5)).Select(_ => random.Choose<string>(pool)).ToArray();
            var values = Enumerable.Range(0, 60).Select(_ => random.Choose<string>(kinds)).ToArray();
            var decision = Rating(RatingScale.OneToFive, values);
            var (present, readable) = (0, 0);
            foreach (var value in values)
            {
                var isRead = decision.Format.TryRead(Utf8(value), out var rating);
                if (isRead && rating is null) continue;
                present++;
                if (isRead) readable++;
            }
            Assert.Equal((present, readable), ((int)decision.Present, (int)decision.Readable));
        }
    }

    [Fact]
    public void Decide_NothingAtAll_IsTheOwnScale()
    {
        var decision = Rating(RatingScale.ZeroToTen, "", "NA");
        Assert.Equal((RatingScale.ZeroToTen, 0, 0.0), (decision.Format.Scale, decision.Present, decision.Share));
    }
}
