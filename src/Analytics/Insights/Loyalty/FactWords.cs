using Analytics.Prediction.Reasons;

namespace Analytics.Insights.Loyalty;

/// <summary>What is compared and correlated, in words.</summary>
internal static class FactWords
{
    /// <summary>A fact at an answer; the middle of a sentence.</summary>
    public static Statement Of(AnswerFact fact) => fact switch
    {
        AnswerFact.Recommendation => new("likelihood to recommend (0 to 10)", "推荐意愿（0 至 10）"),
        AnswerFact.Ease => new("ease (1 to 7)", "轻松程度（1 至 7）"),
        AnswerFact.Timeliness => new("rating of timeliness (1 to 5)", "及时性评分（1 至 5）"),
        AnswerFact.Convenience => new("rating of convenience (1 to 5)", "便利性评分（1 至 5）"),
        AnswerFact.Expertise => new("rating of expertise (1 to 5)", "专业性评分（1 至 5）"),
        AnswerFact.Expectation => new("experience against expectation (-2 to 2)", "体验与期望之差（-2 至 2）"),
        AnswerFact.Contacts => new("contacts in 90 days", "90 天内的联系次数"),
        AnswerFact.Complaints => new("complaints in 90 days", "90 天内的投诉次数"),
        AnswerFact.UnresolvedContacts => new("unresolved contacts in 90 days", "90 天内未解决的联系次数"),
        AnswerFact.Handovers => new("handovers and escalations in 90 days", "90 天内的转接与升级次数"),
        AnswerFact.BrokenPromises => new("waits longer than promised in 90 days", "90 天内超过承诺的等待次数"),
        AnswerFact.Changes => new("price changes, fees and ended benefits in 90 days", "90 天内的调价、收费与优惠到期次数"),
        AnswerFact.UnannouncedChanges => new("of those, unannounced", "其中未事先通知的次数"),
        AnswerFact.Purchases => new("purchases in 365 days", "365 天内的购买次数"),
        AnswerFact.TenureDays => new("days as a customer", "成为客户的天数"),
        _ => throw new ArgumentOutOfRangeException(nameof(fact)),
    };

    /// <summary>What satisfaction is set beside; the middle of a sentence, with a column's own name.</summary>
    public static Statement Of(LoyaltyAssociation association) => association.Measure switch
    {
        LoyaltyMeasure.Retention => new("staying", "留存"),
        LoyaltyMeasure.Repurchase => new("buying again", "再次购买"),
        LoyaltyMeasure.LaterRecommendation => new("recommending, next answer", "下一次回答的推荐意愿"),
        LoyaltyMeasure.SameFormRecommendation => new("recommending, same form", "同一份问卷的推荐意愿"),
        _ => new(PlainText.Of(association.Column!), PlainText.Of(association.Column!)),
    };

    /// <summary>How strong a correlation is by custom (Cohen 1988): 0.1, 0.3 and 0.5 part hardly, weakly, moderately and strongly.</summary>
    public static Statement Strength(double correlation) => Math.Abs(correlation) switch
    {
        < 0.1 => new("hardly", "几乎不"),
        < 0.3 => new("weakly", "较弱地"),
        < 0.5 => new("moderately", "中等程度地"),
        _ => new("strongly", "明显地"),
    };
}
