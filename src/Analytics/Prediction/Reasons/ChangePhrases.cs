namespace Analytics.Prediction.Reasons;

/// <summary>How changes and the price of staying speak. Notice given and a price that did not rise are no reason.</summary>
internal static class ChangePhrases
{
    private static readonly ReasonPhrase RenewalPrice = new("renewalPrice") { Shown = Rounding.Percent, IsReason = share => Rounding.Percent(share) >= 1 };

    /// <summary>Name and phrase of every feature.</summary>
    public static IEnumerable<(string Feature, ReasonPhrase Phrase)> All() =>
    [
        ("noticed.share.365d", new ReasonPhrase(InteractionPhrases.Unannounced)
        {
            Some = new("Only {value}% of changes in the last 365 days were announced", "近 365 天的变更只有 {value}% 事先通知过"),
            None = new("No change in the last 365 days was announced", "近 365 天的变更没有一次事先通知"),
            Shown = Rounding.Percent,
            IsReason = share => share < 1,
        }),
        ("lastUnannounced.days", new ReasonPhrase(InteractionPhrases.Unannounced)
        {
            Some = new("An unannounced change took effect {value} days ago", "{value} 天前有未事先通知的变更生效"),
            One = new("An unannounced change took effect 1 day ago", "1 天前有未事先通知的变更生效"),
            None = new("An unannounced change took effect less than a day ago", "不到 1 天前有未事先通知的变更生效"),
            Shown = Rounding.Days,
        }),
        ("priceChange.amount.365d", new ReasonPhrase(InteractionPhrases.PriceChange)
        {
            Some = new("The price rose by {value} in the last 365 days", "近 365 天价格上涨 {value}"),
            IsReason = amount => amount > 0,
        }),
        ("fee.amount.365d", new ReasonPhrase(InteractionPhrases.Fee)
        {
            Some = new("Charged fees of {value} in the last 365 days", "近 365 天额外收费共 {value}"),
            IsReason = amount => amount > 0,
        }),
        ("loyaltyPenalty.last", RenewalPrice with
        {
            Some = new("The last renewal price was {value}% above that for new customers", "最近一次续约价比新客户价高 {value}%"),
        }),
        ("renewal.priceStep", RenewalPrice with
        {
            Some = new("The last renewal price was {value}% above the one before", "最近一次续约价比上一次高 {value}%"),
        }),
        ("lastOffer.days", new ReasonPhrase(InteractionPhrases.Renewal)
        {
            Some = new("The last renewal or offer of one was {value} days ago", "上一次续约或续约报价是 {value} 天前"),
            One = new("The last renewal or offer of one was 1 day ago", "上一次续约或续约报价是 1 天前"),
            None = new("The last renewal or offer of one was less than a day ago", "上一次续约或续约报价不到 1 天"),
            Shown = Rounding.Days,
        }),
    ];
}
