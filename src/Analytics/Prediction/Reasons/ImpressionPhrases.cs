namespace Analytics.Prediction.Reasons;

/// <summary>How fading impressions speak. What is left of them is no number to show a reader, so counts speak before them where they can.</summary>
internal static class ImpressionPhrases
{
    private static readonly ReasonPhrase Lately = new("") { IsVague = true, IsReason = left => left >= 0.5 };

    /// <summary>Name and phrase of every feature.</summary>
    public static IEnumerable<(string Feature, ReasonPhrase Phrase)> All() =>
    [
        ("unresolved.impression", Of(ServicePhrases.Unresolved, new("Problems were left unsolved lately", "近期有问题没有解决"))),
        ("promise.broken.impression", Of(ServicePhrases.Promise, new("Waits were longer than promised lately", "近期等待时间超过承诺"))),
        ("overrun.impression", Of(ServicePhrases.Promise, new("A wait was much longer than promised lately", "近期有一次等待远超承诺的时间"))),
        ("abandoned.impression", Of(ServicePhrases.Abandoned, new("Contacts went unanswered lately", "近期有联系无人接听"))),
        ("complaint.impression", Of(InteractionPhrases.Complaint, new("Complained lately", "近期有投诉"))),
        ("complaint.refused.impression", Of(InteractionPhrases.Complaint, new("A complaint was refused lately", "近期有投诉未被采纳"))),
        ("reopen.impression", Of(ServicePhrases.Unresolved, new("Problems were reopened lately", "近期有问题被重新打开"))),
        ("handover.impression", Of(ServicePhrases.Transfer, new("Handed on to others lately", "近期被转接或升级处理"))),
        ("goodwill.impression", Of(InteractionPhrases.Goodwill, new("Goodwill gestures lately", "近期有补偿"))),
        ("followUp.impression", Of(InteractionPhrases.FollowUp, new("Follow-ups lately", "近期有回访"))),
        ("purchase.impression", new ReasonPhrase(InteractionPhrases.Purchase)
        {
            IsVague = true,
            Some = new("Few purchases lately", "近期购买较少"),
            None = new("No purchase lately", "近期没有购买"),
            IsReason = left => left < 1,
        }),
    ];

    private static ReasonPhrase Of(string code, Wording wording) => Lately with { Code = code, Some = wording };
}
