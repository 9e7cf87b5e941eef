using Analytics.Features;
using Analytics.Prediction;
using Analytics.Prediction.Actions;
using Analytics.Prediction.Reasons;
using Analytics.Tests.Prediction.Reasons;

namespace Analytics.Tests.Prediction.Actions;

public sealed class ActionCatalogueTests
{
    public static TheoryData<string> ReasonCodes => new(ReasonCatalogue.PhrasesOf(WholeSchema.Create()).Select(phrase => phrase!.Code).Distinct());

    public static TheoryData<ValueDriver> Drivers => new(Enum.GetValues<ValueDriver>());

    [Theory]
    [MemberData(nameof(ReasonCodes))]
    public void Choose_EveryReason_HasAnActionAboveTheLowBand(string code)
    {
        foreach (var band in new[] { RiskBand.High, RiskBand.Medium })
        {
            var action = ActionCatalogue.Choose(band, [Reason(code)], []);

            Assert.NotNull(action);
            Assert.Same(action, ActionCatalogue.Find(action.Code));
        }
        Assert.Null(ActionCatalogue.Choose(RiskBand.Low, [Reason(code)], [new(ValueDriver.Price, 1)]));
    }

    [Theory]
    [MemberData(nameof(Drivers))]
    public void Choose_NoReason_GoesByTheHeaviestDriverThatRaisesTheRisk(ValueDriver driver)
    {
        Assert.NotNull(ActionCatalogue.Choose(RiskBand.High, [], [new(driver, 0.1), new(ValueDriver.Other, -1)]));
        Assert.NotNull(ActionCatalogue.Choose(RiskBand.Medium, [Reason("ofANewerVersion")], [new(driver, 0.1)]));
        Assert.Null(ActionCatalogue.Choose(RiskBand.High, [], [new(driver, 0)]));
    }

    [Theory]
    [InlineData("promise", RiskBand.High, "keepPromise")]
    [InlineData("unresolved", RiskBand.Medium, "finishProblem")]
    [InlineData("renewalPrice", RiskBand.High, "offerNewCustomerPrice")]
    [InlineData("benefitEnd", RiskBand.High, "remindOfBenefitEnd")]
    [InlineData("survey", RiskBand.High, "checkIn")]
    [InlineData("survey", RiskBand.Medium, "askForOpinion")]
    [InlineData("rating:csat", RiskBand.Medium, "askWhatIsMissing")]
    [InlineData("rating:expertise", RiskBand.High, "solveAtFirstContact")]
    [InlineData("attribute:rating:csat", RiskBand.High, "reviewTerms")]
    public void Choose_Reason_GivesItsOwnAction(string code, string band, string action)
    {
        Assert.Equal(action, ActionCatalogue.Choose(band, [Reason(code), Reason("wait")], [new(ValueDriver.Price, 1)])!.Code);
    }

    [Fact]
    public void All_AreOneSentenceInEachLanguage()
    {
        Assert.InRange(ActionCatalogue.All.Count, 12, 20);
        Assert.All(ActionCatalogue.All, action =>
        {
            Assert.Matches("^[a-z][A-Za-z]+$", action.Code);
            Assert.Matches(@"^[A-Z][^.]+\.$", action.English);
            Assert.Matches(@"^[^。A-Za-z]+。$", action.Chinese);
        });
        Assert.Equal(ActionCatalogue.All.Count, ActionCatalogue.All.DistinctBy(action => action.English).Count());
        Assert.Null(ActionCatalogue.Find("ofANewerVersion"));
    }

    private static Reason Reason(string code) => new(code, "because", "因为", 1);
}
