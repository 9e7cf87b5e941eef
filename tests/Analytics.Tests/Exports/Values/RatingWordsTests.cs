using System.Globalization;
using Analytics.Exports;
using static Analytics.Tests.Exports.Values.Decided;

namespace Analytics.Tests.Exports.Values;

public sealed class RatingWordsTests
{
    [Theory]
    [InlineData("1..5", "Very dissatisfied|Dissatisfied|Neither satisfied nor dissatisfied|Satisfied|Very satisfied")]
    [InlineData("1..5", "Extremely dissatisfied|Somewhat dissatisfied|Neutral|Somewhat satisfied|Extremely satisfied")]
    [InlineData("1..5", "Not at all satisfied|Slightly satisfied|Moderately satisfied|Very satisfied|Extremely satisfied")]
    [InlineData("1..7", "Extremely dissatisfied|Moderately dissatisfied|Slightly dissatisfied|Neither satisfied nor dissatisfied|Slightly satisfied|Moderately satisfied|Extremely satisfied")]
    [InlineData("1..5", "Strongly disagree|Disagree|Neither agree nor disagree|Agree|Strongly agree")]
    [InlineData("1..7", "Strongly disagree|Disagree|Somewhat disagree|Neutral|Somewhat agree|Agree|Strongly agree")]
    [InlineData("1..5", "Extremely unlikely|Somewhat unlikely|Neither likely nor unlikely|Somewhat likely|Extremely likely")]
    [InlineData("1..5", "Not at all likely|Not so likely|Somewhat likely|Very likely|Extremely likely")]
    [InlineData("1..5", "Very difficult|Difficult|Neutral|Easy|Very easy")]
    [InlineData("1..7", "Extremely difficult|Moderately difficult|Slightly difficult|Neither easy nor difficult|Slightly easy|Moderately easy|Extremely easy")]
    [InlineData("1..5", "Poor|Fair|Good|Very good|Excellent")]
    [InlineData("1..4", "Poor|Fair|Good|Excellent")]
    [InlineData("1..5", "Very poor|Poor|Average|Good|Excellent")]
    [InlineData("1..5", "Terrible|Bad|OK|Good|Amazing")]
    [InlineData("1..2", "Bad|Good")]
    [InlineData("1..3", "Bad|Okay|Great")]
    [InlineData("1..2", "差评|好评")]
    [InlineData("1..3", "差评|中评|好评")]
    [InlineData("1..5", "非常不满意|不满意|一般|满意|非常满意")]
    [InlineData("1..5", "很不满意|不太满意|一般|比较满意|非常满意")]
    [InlineData("1..5", "非常不满意|不满意|基本满意|满意|非常满意")]
    [InlineData("1..7", "非常不满意|不满意|不太满意|一般|比较满意|满意|非常满意")]
    [InlineData("1..5", "非常不同意|不同意|中立|同意|非常同意")]
    [InlineData("1..5", "很差|差|一般|好|很好")]
    [InlineData("1..4", "差|中|良|优")]
    [InlineData("1..5", "很差|较差|一般|良好|优秀")]
    [InlineData("1..5", "非常不及时|不及时|一般|及时|非常及时")]
    [InlineData("1..5", "非常困难|困难|一般|容易|非常容易")]
    [InlineData("1..5", "非常不专业|不专业|一般|专业|非常专业")]
    [InlineData("1..5", "一点也不愿意|不太愿意|一般|比较愿意|非常愿意")]
    [InlineData("-2..2", "Far below expectations|Below expectations|Met expectations|Exceeded expectations|Far exceeded expectations")]
    [InlineData("-2..2", "Much worse than expected|Worse than expected|As expected|Better than expected|Much better than expected")]
    [InlineData("-2..2", "远低于预期|低于预期|符合预期|超出预期|远超预期")]
    public void Decide_AllAnswersOfASet_AreItsScaleInOrder(string range, string answers)
    {
        Assert.True(RatingScale.TryParse(range, out var scale));
        foreach (var own in new[] { RatingScale.OneToFive, RatingScale.MinusTwoToTwo })
        {
            // Four answers of four could as well be five of which one was not given: many tell.
            var decision = Rating(own, answers.Split('|').SelectMany(answer => Enumerable.Repeat(answer, 25)));
            Assert.Equal((scale, 1.0), (decision.Format.Scale, decision.Share));
            Assert.False(decision.IsUnusual);
            Assert.Equal(
                Enumerable.Range(0, (int)(scale.High - scale.Low) + 1).Select(index => scale.Low + index),
                answers.Split('|').Select(answer => decision.Format.Read(answer.ToUpper(CultureInfo.InvariantCulture) + ".")!.Value));
        }
    }

    [Theory]
    [InlineData("Satisfied|Very satisfied", "Satisfied", 4)]
    [InlineData("满意|非常满意|一般", "满意", 4)]
    [InlineData("Good", "Good", 2)]
    [InlineData("A. 满意|B.一般|E、非常不满意", "A. 满意", 4)]
    [InlineData("Very  satisfied|satisfied", "satisfied", 4)]
    [InlineData("Agree|Agree strongly", "Agree strongly", 5)]
    public void Decide_SomeAnswersOfASet_TakesTheUsualOne(string answers, string answer, double expected) =>
        Assert.Equal(expected, Rating(RatingScale.OneToFive, answers.Split('|')).Format.Read(answer));

    [Fact]
    public void Decide_ThreeAnswersByMany_AreASetOfThree()
    {
        Assert.Equal(4, Rating(RatingScale.OneToFive, Repeated("满意*10 一般*10 不满意*10")).Format.Read("满意"));
        var many = Rating(RatingScale.OneToFive, Repeated("满意*30 一般*20 不满意*10"));
        Assert.Equal(new RatingScale(1, 3), many.Format.Scale);
        Assert.Equal(3, many.Format.Read("满意"));
        Assert.True(many.IsAmbiguous);
    }

    [Fact]
    public void Decide_FiveAnswersAllGiven_AreSettled()
    {
        var decision = Rating(RatingScale.OneToFive, "非常满意", "满意", "一般", "不满意", "非常不满意");
        Assert.False(decision.IsAmbiguous);
        Assert.True(Rating(RatingScale.OneToFive, "满意", "一般").IsAmbiguous);
    }

    [Fact]
    public void Decide_WordsThatAreNoRating_AreNotRead()
    {
        var decision = Rating(RatingScale.OneToFive, "Satisfied", "Very satisfied", "purple");
        Assert.Equal((3, 2), (decision.Present, decision.Readable));
        Assert.False(decision.Format.TryRead("purple"u8, out _));
        Assert.False(decision.Format.TryRead("agree"u8, out _));
    }
}
