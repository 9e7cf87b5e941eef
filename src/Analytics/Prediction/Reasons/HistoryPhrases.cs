using Analytics.Features;

namespace Analytics.Prediction.Reasons;

/// <summary>How tenure, recency, purchases and the answering of surveys speak.</summary>
internal static class HistoryPhrases
{
    /// <summary>The feature that tells whether a customer answers surveys at all.</summary>
    public const string SurveyCount = "survey.count.365d";

    private const string Survey = "survey";
    private const string Purchase = "purchase";

    // What was seen within the shortest window is not missed.
    private static readonly Func<double, bool> IsMissed = days => days >= Window.Month;

    /// <summary>Name and phrase of every feature.</summary>
    public static IEnumerable<(string Feature, ReasonPhrase Phrase)> All() =>
    [
        (SurveyCount, new ReasonPhrase(Survey)
        {
            None = new("No survey answered in the last 365 days", "近 365 天没有答复过调查"),
        }),
        ("lastSurvey.days", Ago(Survey) with
        {
            Some = new("Last answered a survey {value} days ago", "上一次答复调查是 {value} 天前"),
            One = new("Last answered a survey 1 day ago", "上一次答复调查是 1 天前"),
            Missing = new("Never answered a survey", "从未答复过调查"),
            IsReason = IsMissed,
        }),
        ("tenure.days", Ago("tenure") with
        {
            Some = new("A customer for {value} days", "成为客户 {value} 天"),
            One = new("A customer for 1 day", "成为客户 1 天"),
            None = new("A customer for less than a day", "成为客户不到 1 天"),
        }),
        ("lastInteraction.days", Ago("activity") with
        {
            Some = new("No interaction for {value} days", "已有 {value} 天没有任何往来"),
            Missing = new("No interaction on record", "没有任何往来记录"),
            IsReason = IsMissed,
        }),
        ("lastContact.days", Ago(InteractionPhrases.Contact) with
        {
            Some = new("Last contact {value} days ago", "上一次联系客服是 {value} 天前"),
            One = new("Last contact 1 day ago", "上一次联系客服是 1 天前"),
            None = new("Last contact less than a day ago", "上一次联系客服不到 1 天"),
        }),
        ("lastPriceChange.days", Ago("priceChange") with
        {
            Some = new("The price changed {value} days ago", "{value} 天前调价"),
            One = new("The price changed 1 day ago", "1 天前调价"),
            None = new("The price changed less than a day ago", "调价不到 1 天"),
        }),
        ("lastPurchase.days", Ago(Purchase) with
        {
            Some = new("No purchase for {value} days", "已有 {value} 天没有购买"),
            Missing = new("No purchase on record", "没有购买记录"),
            IsReason = IsMissed,
        }),
        ("purchase.amount.365d", new ReasonPhrase(Purchase)
        {
            Some = new("Spent {value} in the last 365 days", "近 365 天消费 {value}"),
        }),
        ("purchase.meanAmount.365d", new ReasonPhrase(Purchase)
        {
            Some = new("Spent {value} a purchase on average in the last 365 days", "近 365 天平均每次消费 {value}"),
        }),
        ("purchase.gapRatio", new ReasonPhrase(Purchase)
        {
            Some = new("The time since the last purchase is {value} times the usual", "距上一次购买的时间是平常间隔的 {value} 倍"),
            Shown = Rounding.Tenths,
            // What is shown as once the usual is the usual.
            IsReason = ratio => Rounding.Tenths(ratio) > 1,
        }),
    ];

    private static ReasonPhrase Ago(string code) => new(code) { Shown = Rounding.Days };
}
