using Analytics.Simulation;

namespace Analytics.Tests.Simulation;

public sealed class CommentCatalogueTests
{
    private static readonly SimulatedBusiness Business =
        ServiceBusiness.Simulate(new SimulationOptions { Customers = 2_500, ChineseShare = 0.25, Seed = 2 });

    [Theory]
    [InlineData("zh", true)]
    [InlineData("en", false)]
    public void All_EveryTheme_HasSentencesInTheLanguage(string language, bool isChinese)
    {
        Assert.All(Enum.GetValues<CommentTheme>(), theme =>
        {
            var sentences = CommentCatalogue.All(theme, language);
            Assert.True(sentences.Count >= 3);
            Assert.Distinct(sentences);
            Assert.All(sentences, sentence => Assert.Equal(isChinese, sentence.Any(letter => letter is >= '一' and <= '鿿')));
        });
    }

    [Fact]
    public void Comments_OfAllRows_AreInTheLanguageOfTheCustomerAndShareAsAsked()
    {
        var sentences = Enum.GetValues<CommentTheme>().SelectMany(theme => CommentCatalogue.All(theme, "zh")).ToHashSet();

        Assert.All(
            Business.SurveyResponses.Where(response => response.Comment is not null),
            response => Assert.Equal(response.Language == "zh", sentences.Contains(response.Comment!)));

        // 99 % binomial band.
        var share = Business.Histories.Average(history => history.Truth.Traits.Language == "zh" ? 1.0 : 0);
        Assert.InRange(share, 0.25 - 0.0225, 0.25 + 0.0225);
    }

    [Fact]
    public void Comments_OfTheWait_FitTheAnswers()
    {
        double MeanTimeliness(CommentTheme theme)
        {
            var sentences = CommentCatalogue.All(theme, "zh").Concat(CommentCatalogue.All(theme, "en")).ToHashSet();
            return Business.SurveyResponses
                .Where(response => response.Comment is not null && sentences.Contains(response.Comment) && response.Timeliness is not null)
                .Average(response => response.Timeliness!.Value);
        }

        Assert.True(MeanTimeliness(CommentTheme.LongWait) < 3.5);
        Assert.True(MeanTimeliness(CommentTheme.Mixed) < 3.7);
        Assert.True(MeanTimeliness(CommentTheme.FastService) > 4.2);
    }
}
