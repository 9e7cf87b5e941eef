namespace Analytics.Prediction.Reasons;

/// <summary>How the last 90 days against the 90 before speak: more contacts, fewer purchases, longer waits.</summary>
internal static class TrendPhrases
{
    /// <summary>Name and phrase of every feature.</summary>
    public static IEnumerable<(string Feature, ReasonPhrase Phrase)> All() =>
    [
        ("contact.trend.90d", new ReasonPhrase(InteractionPhrases.Contact)
        {
            Some = new("{value} more contacts in the last 90 days than in the 90 days before", "近 90 天联系客服比之前 90 天多 {value} 次"),
            One = new("1 more contact in the last 90 days than in the 90 days before", "近 90 天联系客服比之前 90 天多 1 次"),
            IsReason = more => more > 0,
        }),
        ("purchase.trend.90d", new ReasonPhrase(InteractionPhrases.Purchase)
        {
            Some = new("{value} fewer purchases in the last 90 days than in the 90 days before", "近 90 天购买比之前 90 天少 {value} 次"),
            One = new("1 fewer purchase in the last 90 days than in the 90 days before", "近 90 天购买比之前 90 天少 1 次"),
            Shown = Rounding.Shortfall,
            IsReason = more => more < 0,
        }),
        ("wait.trend.90d", new ReasonPhrase(ServicePhrases.WaitCode)
        {
            Some = new("Waits in the last 90 days were {value} minutes longer than in the 90 days before", "近 90 天平均等待比之前 90 天长 {value} 分钟"),
            One = new("Waits in the last 90 days were 1 minute longer than in the 90 days before", "近 90 天平均等待比之前 90 天长 1 分钟"),
            Shown = Rounding.Whole,
            IsReason = longer => longer > 0,
        }),
    ];
}
