using Analytics.Features;

namespace Analytics.Prediction.Reasons;

/// <summary>How tenure, recency, purchases and the answering of surveys speak.</summary>
internal static class HistoryPhrases
{
    /// <summary>The feature that tells whether a customer answers surveys at all.</summary>
    public const string SurveyCount = "survey.count.365d";

    private const string Survey = "survey";

    /// <summary>Days ahead at which the anniversary of joining, and with it the end of a contract of a year, is worth a word.</summary>
    private const int AnniversaryDays = 120;

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
        ("lastPurchase.days", Ago(InteractionPhrases.Purchase) with
        {
            Some = new("No purchase for {value} days", "已有 {value} 天没有购买"),
            Missing = new("No purchase on record", "没有购买记录"),
            IsReason = IsMissed,
        }),
        ("purchase.amount.365d", new ReasonPhrase(InteractionPhrases.Purchase)
        {
            Some = new("Spent {value} in the last 365 days", "近 365 天消费 {value}"),
        }),
        ("purchase.meanAmount.365d", new ReasonPhrase(InteractionPhrases.Purchase)
        {
            Some = new("Spent {value} a purchase on average in the last 365 days", "近 365 天平均每次消费 {value}"),
        }),
        ("purchase.gapRatio", new ReasonPhrase(InteractionPhrases.Purchase)
        {
            Some = new("The time since the last purchase is {value} times the usual", "距上一次购买的时间是平常间隔的 {value} 倍"),
            Shown = Rounding.Tenths,
            // What is shown as once the usual is the usual.
            IsReason = ratio => Rounding.Tenths(ratio) > 1,
        }),
        ("anniversary.days", Ago("anniversary") with
        {
            Some = new("{value} days until the anniversary of joining", "距成为客户的周年还有 {value} 天"),
            One = new("1 day until the anniversary of joining", "距成为客户的周年还有 1 天"),
            None = new("Less than a day until the anniversary of joining", "距成为客户的周年不到 1 天"),
            IsReason = days => days <= AnniversaryDays,
        }),
        ("silence.share.365d", new ReasonPhrase(Survey)
        {
            Some = new("No survey answered after {value}% of contacts in the last 365 days", "近 365 天有 {value}% 的联系之后没有答复调查"),
            Shown = Rounding.Percent,
            IsReason = share => share > 0,
        }),
        ("silence.contacts", new ReasonPhrase(Survey)
        {
            Some = new("No survey answered after the last {value} contacts", "最近 {value} 次联系之后都没有答复调查"),
            One = new("No survey answered after the last contact", "最近一次联系之后没有答复调查"),
            IsReason = contacts => contacts > 0,
        }),
    ];

    private static ReasonPhrase Ago(string code) => new(code) { Shown = Rounding.Days };
}
