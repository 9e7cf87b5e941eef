namespace Analytics.Insights.BrokenPromises;

/// <summary>Exposures in words that stand within a sentence.</summary>
internal static class ExposureNames
{
    public static Statement Of(ExposureKind kind, ChangeNotice? notice)
    {
        var name = Of(kind);
        return notice switch
        {
            ChangeNotice.Announced => new($"{name.English} with notice", $"{name.Chinese}（已提前告知）"),
            ChangeNotice.Unannounced => new($"{name.English} without notice", $"{name.Chinese}（未提前告知）"),
            ChangeNotice.Unknown => new($"{name.English}, announced or not", $"{name.Chinese}（是否告知不详）"),
            _ => name,
        };
    }

    public static Statement Of(ExposureKind kind) => kind switch
    {
        ExposureKind.PriceRise => new("a price rise", "涨价"),
        ExposureKind.Fee => new("a fee", "收取费用"),
        ExposureKind.BenefitEnd => new("the end of a benefit", "权益到期"),
        ExposureKind.AnyChange => new("a price rise, fee or end of a benefit", "涨价、收费或权益到期"),
        ExposureKind.LoyaltyPenalty => new("an offer dearer than for new customers", "报价高于新客户"),
        ExposureKind.RefusedComplaint => new("a refused complaint", "投诉被驳回"),
        ExposureKind.ApprovalWait => new("a contact that somebody else had to approve", "需要上级批准的联系"),
        ExposureKind.RepeatContact => new("a repeated contact about an unsolved problem", "为未解决的问题再次联系"),
        ExposureKind.BrokenPromise => new("a wait longer than promised", "等待超过承诺"),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };
}
