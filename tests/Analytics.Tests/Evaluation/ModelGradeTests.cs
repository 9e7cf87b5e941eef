using System.Globalization;
using Analytics.Evaluation;
using Analytics.Statistics;

namespace Analytics.Tests.Evaluation;

public sealed class ModelGradeTests
{
    [Theory]
    [InlineData(50, 0.02, 0.030, "A")]
    [InlineData(49, 0.02, 0.030, null)]
    [InlineData(49, -0.5, 0.9, null)]
    [InlineData(50, 0.0199, 0.030, "B")]
    [InlineData(50, 0.02, 0.0301, "B")]
    [InlineData(50, 0.3, -0.01, "A")]
    [InlineData(50, 0.0001, 0.5, "B")]
    [InlineData(50, 0, 0, "C")]
    [InlineData(5000, -0.01, 0, "C")]
    public void Of_AtTheBorders_FollowsTheRule(int positives, double low, double excess, string? grade)
    {
        // A floor of 0 leaves the excess exact.
        Assert.Equal(grade, Grade(positives, low, excess, []).Grade);
    }

    [Theory]
    [InlineData(0.1, "B")]
    [InlineData(0.01, "B")]
    [InlineData(-0.01, "C")]
    public void Of_SuspectColumns_IsAtMostB(double low, string grade) => Assert.Equal(grade, Grade(100, low, 0, ["exit survey"]).Grade);

    [Fact]
    public void Of_AnyOutcome_SaysWhyInOneSentence()
    {
        Assert.Equal("Not graded: 30 positives are fewer than the 50 a grade needs.", Grade(30, 0.1, 0, []).Reason);
        Assert.Contains("\"exit survey\" may give the outcome away", Grade(100, 0.1, 0, ["exit survey"]).Reason, StringComparison.Ordinal);
        Assert.Contains("calibration error of 0.090", Grade(100, 0.1, 0.09, []).Reason, StringComparison.Ordinal);
        Assert.Contains("+0.110 against \"satisfaction only\" (95% interval +0.100 to +0.120)", Grade(100, 0.1, 0, []).Reason, StringComparison.Ordinal);
        Assert.Contains("interval -0.010 to", Grade(100, -0.01, 0, []).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_CommaDecimalCulture_WritesPoints()
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de-DE");
        try
        {
            Assert.Contains("+0.100", Grade(100, 0.1, 0, []).Reason, StringComparison.Ordinal);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Of_NoNumber_IsRefused()
    {
        Assert.Throws<ArgumentException>(() => Grade(100, double.NaN, 0, []));
        Assert.Throws<ArgumentException>(() => Grade(100, 0.1, double.NaN, []));
    }

    private static ModelGrade Grade(int positives, double low, double excess, string[] suspects) =>
        ModelGrade.Of(positives, "satisfaction only", new AucDifference(low + 0.01, new Interval(low, low + 0.02)), excess, 0, suspects);
}
