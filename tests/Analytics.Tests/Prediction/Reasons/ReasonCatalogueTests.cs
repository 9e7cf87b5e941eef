using System.Globalization;
using Analytics.Features;
using Analytics.Prediction.Reasons;

namespace Analytics.Tests.Prediction.Reasons;

public sealed class ReasonCatalogueTests
{
    private static readonly float[] Values = [-200, -2, -1, -0.5f, -0.1f, 0, 0.4f, 1, 2, 3.5f, 4.96f, 42, 400, 1e9f, float.NaN, float.PositiveInfinity];

    public static TheoryData<string> FeatureNames => new(WholeSchema.Create().Features.Select(feature => feature.Name));

    [Theory]
    [MemberData(nameof(FeatureNames))]
    public void PhrasesOf_EveryFeature_HasWordsInBothLanguages(string feature)
    {
        var schema = WholeSchema.Create();
        var phrase = ReasonCatalogue.PhrasesOf(schema)[schema.IndexOf(feature)];

        Assert.NotNull(phrase);
        Assert.NotEmpty(phrase.Code);
        var said = Values.Select(phrase.Say).OfType<Wording>().ToList();
        Assert.NotEmpty(said);
        Assert.All(said.SelectMany(wording => new[] { wording.English, wording.Chinese }), text =>
        {
            Assert.DoesNotContain('{', text);
            Assert.DoesNotContain('}', text);
            Assert.DoesNotContain("-0 ", text, StringComparison.Ordinal);
            Assert.DoesNotContain(text, char.IsControl);
            Assert.Equal(text.Trim(), text);
        });
        Assert.All(said, wording => Assert.Contains(wording.Chinese, letter => letter is >= '\u3000' and <= '\uffef'));
    }

    [Fact]
    public void PhrasesOf_WholeSchema_HoldsEveryFamily()
    {
        var families = typeof(FeatureFamily).Assembly.GetTypes().Count(type => type.IsSubclassOf(typeof(FeatureFamily)));
        var names = WholeSchema.Create().Features.Select(feature => feature.Name).ToHashSet();

        // One name of each family: a new family has to be added to the schema of these tests, and to the catalogue.
        Assert.Equal(12, families);
        var ofEach = new HashSet<string>
        {
            "csat.last", "gap.last", "complaint.count.30d", "reopen.sum.365d", "tenure.days", "Contract",
            "followedUp.share.365d", "noticed.share.365d", "loyaltyPenalty.last", "purchase.impression", "silence.contacts", "wait.trend.90d",
        };
        Assert.Superset(ofEach, names);
    }

    [Theory]
    [InlineData("complaint.count.90d", 3, "3 complaints in the last 90 days", "近 90 天投诉 3 次")]
    [InlineData("complaint.count.30d", 1, "1 complaint in the last 30 days", "近 30 天投诉 1 次")]
    [InlineData("complaint.count.30d", 0, null, null)]
    [InlineData("purchase.count.90d", 0, "No purchase in the last 90 days", "近 90 天没有购买")]
    [InlineData("delivery.count.365d", 2, "2 “delivery” in the last 365 days", "近 365 天“delivery” 2 次")]
    [InlineData("unannounced.count.365d", 2, "2 unannounced changes in the last 365 days", "近 365 天未事先通知的变更 2 次")]
    [InlineData("lastPurchase.days", 120.9f, "No purchase for 120 days", "已有 120 天没有购买")]
    [InlineData("lastPurchase.days", 12f, null, null)]
    [InlineData("lastPurchase.days", float.NaN, "No purchase on record", "没有购买记录")]
    [InlineData("purchase.gapRatio", 2.34f, "The time since the last purchase is 2.3 times the usual", "距上一次购买的时间是平常间隔的 2.3 倍")]
    [InlineData("purchase.gapRatio", 1.02f, null, null)]
    [InlineData("tenure.days", 40.2f, "A customer for 40 days", "成为客户 40 天")]
    [InlineData("csat.last", 2, "Last satisfaction 2 of 5", "最近一次满意度 2 分（满分 5 分）")]
    [InlineData("csat.last", 5, null, null)]
    [InlineData("csat.last", float.NaN, null, null)]
    [InlineData("nps.last", 0, "Last likelihood to recommend 0 of 10", "最近一次推荐意愿 0 分（满分 10 分）")]
    [InlineData("ces.mean.365d", 2.26f, "Average ease of getting help 2.3 of 7 in the last 365 days", "近 365 天平均办事便捷度 2.3 分（满分 7 分）")]
    [InlineData("Food.last", 1, "Last “Food” rating 1 of 5", "最近一次“Food”评分 1 分（满分 5 分）")]
    [InlineData("csat.trend.365d", -1.5f, "Drop in satisfaction: the last answer is 1.5 below the earlier ones", "满意度下降：最近一次比之前低 1.5 分")]
    [InlineData("csat.trend.365d", 0.5f, null, null)]
    [InlineData("expectation.last", -2, "Last experience fell short of expectation (-2 on a scale of -2 to 2)", "最近一次体验低于预期（-2 分，范围 -2 至 2）")]
    [InlineData("expectation.last", 1, null, null)]
    [InlineData("survey.count.365d", 0, "No survey answered in the last 365 days", "近 365 天没有答复过调查")]
    [InlineData("survey.count.365d", 4, null, null)]
    [InlineData("gap.last", -30, "The last wait was 30 minutes longer than promised", "最近一次等待比承诺的时间长 30 分钟")]
    [InlineData("gap.last", 4, null, null)]
    [InlineData("gap.last", -0.2f, null, null)]
    [InlineData("promise.keptShare.365d", 0.9996f, "Only 99% of promised times were kept in the last 365 days", "近 365 天承诺的时间只兑现了 99%")]
    [InlineData("promise.keptShare.365d", 0.29f, "Only 29% of promised times were kept in the last 365 days", "近 365 天承诺的时间只兑现了 29%")]
    [InlineData("promise.keptShare.365d", 1, null, null)]
    [InlineData("overrun.worst.90d", 2.54f, "A wait in the last 90 days was 2.5 times as long as promised", "近 90 天有一次等待是承诺时间的 2.5 倍")]
    [InlineData("overrun.worst.90d", 1.04f, null, null)]
    [InlineData("complaint.refused.count.90d", 1, "1 complaint was refused in the last 90 days", "近 90 天有 1 次投诉未被采纳")]
    [InlineData("followedUp.share.365d", 0.5f, "Only 50% of problems in the last 365 days were followed up", "近 365 天的问题只有 50% 得到回访")]
    [InlineData("followedUp.share.365d", 1, null, null)]
    [InlineData("unannounced.fee.count.90d", 1, "1 fee charged without notice in the last 90 days", "近 90 天未事先通知的额外收费 1 次")]
    [InlineData("unannounced.benefitEnd.count.365d", 2, "2 benefits ended without notice in the last 365 days", "近 365 天未事先通知的优惠到期 2 次")]
    [InlineData("unannounced.fee.count.90d", 0, null, null)]
    [InlineData("noticed.share.365d", 0, "No change in the last 365 days was announced", "近 365 天的变更没有一次事先通知")]
    [InlineData("lastUnannounced.days", 1.5f, "An unannounced change took effect 1 day ago", "1 天前有未事先通知的变更生效")]
    [InlineData("lastUnannounced.days", float.NaN, null, null)]
    [InlineData("priceChange.amount.365d", 2.5f, "The price rose by 2.5 in the last 365 days", "近 365 天价格上涨 2.5")]
    [InlineData("priceChange.amount.365d", -2.5f, null, null)]
    [InlineData("loyaltyPenalty.last", 0.15f, "The last renewal price was 15% above that for new customers", "最近一次续约价比新客户价高 15%")]
    [InlineData("loyaltyPenalty.last", -0.05f, null, null)]
    [InlineData("renewal.priceStep", 0.001f, null, null)]
    [InlineData("anniversary.days", 20.5f, "20 days until the anniversary of joining", "距成为客户的周年还有 20 天")]
    [InlineData("anniversary.days", 200, null, null)]
    [InlineData("silence.share.365d", 0.75f, "No survey answered after 75% of contacts in the last 365 days", "近 365 天有 75% 的联系之后没有答复调查")]
    [InlineData("silence.contacts", 1, "No survey answered after the last contact", "最近一次联系之后没有答复调查")]
    [InlineData("contact.trend.90d", 3, "3 more contacts in the last 90 days than in the 90 days before", "近 90 天联系客服比之前 90 天多 3 次")]
    [InlineData("contact.trend.90d", -3, null, null)]
    [InlineData("purchase.trend.90d", -1, "1 fewer purchase in the last 90 days than in the 90 days before", "近 90 天购买比之前 90 天少 1 次")]
    [InlineData("unresolved.impression", 0.8f, "Problems were left unsolved lately", "近期有问题没有解决")]
    [InlineData("unresolved.impression", 0.2f, null, null)]
    [InlineData("purchase.impression", 0.3f, "Few purchases lately", "近期购买较少")]
    [InlineData("purchase.impression", 0, "No purchase lately", "近期没有购买")]
    [InlineData("wait.mean.90d", 12.5f, "Waited 13 minutes on average in the last 90 days", "近 90 天平均等待 13 分钟")]
    [InlineData("Contract", 0, "Contract: Month-to-month", "Contract：Month-to-month")]
    [InlineData("Contract", 2, "Contract: another than the usual", "Contract：不常见的值")]
    [InlineData("Contract", float.NaN, null, null)]
    [InlineData("MonthlyCharges", 99.95f, "MonthlyCharges: 99.95", "MonthlyCharges：99.95")]
    [InlineData("MonthlyCharges", 0, "MonthlyCharges: 0", "MonthlyCharges：0")]
    [InlineData("segment", 1, "Segment: business", "客户分组：business")]
    public void Say_Value_IsSaidOrKeptQuiet(string feature, float value, string? english, string? chinese)
    {
        var culture = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de-DE");
        try
        {
            var schema = WholeSchema.Create();
            var said = ReasonCatalogue.PhrasesOf(schema)[schema.IndexOf(feature)]!.Say(value);

            Assert.Equal((english, chinese), (said?.English, said?.Chinese));
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    [Fact]
    public void PhrasesOf_NamesOfTheUser_AreQuotedAsTheyAreOnOneLine()
    {
        var schema = WholeSchema.Create(
            ["{value}"],
            ["a{b"],
            [
                new AttributeColumn("Plan\r\n{days}\u202E", FeatureKind.Category, ["<b>\"1,5\"</b>\u2028\0", "x"]),
                new AttributeColumn(new string('长', 200), FeatureKind.Number, []),
            ]);
        string Say(string feature, float value) => ReasonCatalogue.PhrasesOf(schema)[schema.IndexOf(feature)]!.Say(value)!.Value.English;

        Assert.Equal("Last “{value}” rating 2 of 5", Say("{value}.last", 2));
        Assert.Equal("3 “a{b” in the last 30 days", Say("a{b.count.30d", 3));
        Assert.Equal("Plan  {days}: <b>\"1,5\"</b>", Say("Plan\r\n{days}\u202E", 0));
        Assert.Equal(new string('长', PlainText.MaxLength) + "…: 7", Say(new string('长', 200), 7));
    }

    [Fact]
    public void PhrasesOf_NamesThatCoincide_AreToldApartByTheirPlace()
    {
        var schema = WholeSchema.Create(["csat", "gap"], ["contact", "survey", "unresolved"], [new AttributeColumn("csat.last", FeatureKind.Number, [])]);
        var codes = schema.Features.Zip(ReasonCatalogue.PhrasesOf(schema), (feature, phrase) => (feature.Name, phrase!.Code)).ToLookup(pair => pair.Name, pair => pair.Code);

        Assert.Equal(["rating:csat", "attribute:csat.last"], codes["csat.last"]);
        Assert.Equal(["rating:gap", "promise"], codes["gap.last"]);
        Assert.Equal(["interaction:contact", "contact"], codes["contact.count.90d"]);
        Assert.Equal(["survey", "interaction:survey"], codes["survey.count.365d"]);
        Assert.Equal(["interaction:unresolved", "unresolved"], codes["unresolved.count.365d"]);
    }

    [Fact]
    public void Fill_PlaceThatNothingIsGivenFor_IsAnError()
    {
        Assert.Throws<FormatException>(() => new Wording("{count} calls", "来电 {count} 次").Fill([("value", Wording.Same("3"))]));
    }
}
