using System.Globalization;

namespace Analytics.Prediction.Reasons;

/// <summary>How ratings speak: the last one, the mean of a year, the fall against earlier ones. The best rating is no reason.</summary>
internal static class RatingPhrases
{
    /// <summary>The best answer where a mapping names a driver; see the canonical survey response.</summary>
    private const int BestOfDriver = 5;

    /// <summary>As near to the best answer as is shown without a difference.</summary>
    private const double Indistinct = 0.05;

    private static readonly Dictionary<string, (Wording Name, int Best)> Known = new(StringComparer.Ordinal)
    {
        ["csat"] = (new("satisfaction", "满意度"), 5),
        ["nps"] = (new("likelihood to recommend", "推荐意愿"), 10),
        ["ces"] = (new("ease of getting help", "办事便捷度"), 7),
        ["timeliness"] = (new("timeliness", "及时性评分"), 5),
        ["convenience"] = (new("convenience", "便利性评分"), 5),
        ["expertise"] = (new("expertise", "专业性评分"), 5),
    };

    /// <summary>Name and phrase of every feature of a rating.</summary>
    public static IEnumerable<(string Feature, ReasonPhrase Phrase)> Of(string rating)
    {
        var phrases = rating == "expectation" ? OfExpectation() : OfScore(rating);
        return phrases.Select(pair => ($"{rating}.{pair.Suffix}", pair.Phrase with { IsFromSurveys = true }));
    }

    private static (string Suffix, ReasonPhrase Phrase)[] OfScore(string rating)
    {
        var text = PlainText.Of(rating);
        var (name, best) = Known.TryGetValue(rating, out var known) ? known : (new Wording($"“{text}” rating", $"“{text}”评分"), BestOfDriver);
        var score = new ReasonPhrase($"rating:{text}")
        {
            Places = [("name", name), ("best", Wording.Same(best.ToString(CultureInfo.InvariantCulture)))],
            Shown = Rounding.Tenths,
            IsReason = value => value < best - Indistinct,
        };
        var last = new Wording("Last {name} {value} of {best}", "最近一次{name} {value} 分（满分 {best} 分）");
        var mean = new Wording("Average {name} {value} of {best} in the last 365 days", "近 365 天平均{name} {value} 分（满分 {best} 分）");
        return
        [
            ("last", score with { Some = last, None = last }),
            ("mean.365d", score with { Some = mean, None = mean }),
            ("trend.365d", score with
            {
                Some = new("Drop in {name}: the last answer is {value} below the earlier ones", "{name}下降：最近一次比之前低 {value} 分"),
                Shown = Rounding.Shortfall,
                IsReason = IsFall,
            }),
        ];
    }

    private static (string Suffix, ReasonPhrase Phrase)[] OfExpectation()
    {
        var phrase = new ReasonPhrase("rating:expectation") { Shown = Rounding.Tenths, IsReason = IsFall };
        return
        [
            ("last", phrase with
            {
                Some = new("Last experience fell short of expectation ({value} on a scale of -2 to 2)", "最近一次体验低于预期（{value} 分，范围 -2 至 2）"),
            }),
            ("mean.365d", phrase with
            {
                Some = new(
                    "Experience fell short of expectation in the last 365 days ({value} on average on a scale of -2 to 2)",
                    "近 365 天的体验低于预期（平均 {value} 分，范围 -2 至 2）"),
            }),
            ("trend.365d", phrase with
            {
                Some = new(
                    "Experience against expectation got worse: the last answer is {value} below the earlier ones",
                    "体验与预期相比变差：最近一次比之前低 {value} 分"),
                Shown = Rounding.Shortfall,
            }),
        ];
    }

    private static bool IsFall(double value) => value < 0;
}
