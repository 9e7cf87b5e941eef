using System.Globalization;
using Analytics.Customers;
using Analytics.Features;

namespace Analytics.Prediction.Reasons;

/// <summary>How counts of interactions speak. That something did not happen is a reason only where it is the customer who stays away.</summary>
internal static class InteractionPhrases
{
    /// <summary>The cause that all kinds of asking for help belong to.</summary>
    public const string Contact = "contact";

    public const string Complaint = "complaint";
    public const string Purchase = "purchase";
    public const string Renewal = "renewal";
    public const string PriceChange = "priceChange";
    public const string Fee = "fee";
    public const string Goodwill = "goodwill";
    public const string FollowUp = "followUp";
    public const string Unannounced = "unannounced";

    private static readonly int[] Windows = [Window.Month, Window.Quarter, Window.Year];

    private static readonly Dictionary<string, Kind> Known = new(StringComparer.Ordinal)
    {
        [InteractionType.Call] = new(Contact, "call", "calls", "来电"),
        [InteractionType.Chat] = new(Contact, "chat", "chats", "在线咨询"),
        [InteractionType.Visit] = new(Contact, "visit", "visits", "到访") { AbsenceCounts = true },
        [InteractionType.Ticket] = new(Contact, "ticket", "tickets", "提交工单"),
        [InteractionType.Complaint] = new(Complaint, "complaint", "complaints", "投诉"),
        [InteractionType.Purchase] = new(Purchase, "purchase", "purchases", "购买") { AbsenceCounts = true },
        [InteractionType.Renewal] = new(Renewal, "renewal", "renewals", "续约") { AbsenceCounts = true },
        [InteractionType.Cancellation] = new("cancellation", "cancellation", "cancellations", "退订"),
        [InteractionType.PriceChange] = new(PriceChange, "price change", "price changes", "调价"),
        [InteractionType.Fee] = new(Fee, "fee charged", "fees charged", "额外收费"),
        [InteractionType.Refund] = new("refund", "refund", "refunds", "退款"),
        [InteractionType.BenefitEnd] = new("benefitEnd", "benefit ended", "benefits ended", "优惠到期"),
        [InteractionType.Goodwill] = new(Goodwill, "goodwill gesture", "goodwill gestures", "补偿"),
        [InteractionType.Notice] = new("notice", "notice sent", "notices sent", "收到通知"),
        [InteractionType.FollowUp] = new(FollowUp, "follow-up", "follow-ups", "回访") { AbsenceCounts = true },
    };

    private static readonly Kind AnyContact = new(Contact, "contact", "contacts", "联系客服") { AbsenceCounts = true };

    private static readonly Kind AnyUnannounced = new(Unannounced, "unannounced change", "unannounced changes", "未事先通知的变更");

    private sealed record Kind(string Code, string One, string Many, string Chinese)
    {
        /// <summary>Whether none at all can be a reason.</summary>
        public bool AbsenceCounts { get; init; }
    }

    /// <summary>Name and phrase of every count of a type, known or not.</summary>
    public static IEnumerable<(string Feature, ReasonPhrase Phrase)> Of(string type) => Counts(type, Known.GetValueOrDefault(type) ?? Unknown(type));

    /// <summary>Name and phrase of the counts that are not of one type.</summary>
    public static IEnumerable<(string Feature, ReasonPhrase Phrase)> Overall() =>
    [
        .. Counts("contact", AnyContact),
        .. Counts("unannounced", AnyUnannounced),
        .. ChangeFeatures.Kinds.SelectMany(UnannouncedCounts),
    ];

    private static IEnumerable<(string Feature, ReasonPhrase Phrase)> UnannouncedCounts(string type) =>
        Counts($"unannounced.{type}", Known[type] with { Code = Unannounced }).Select(pair => (pair.Feature, pair.Phrase with
        {
            Some = new("{value} {many} without notice in the last {days} days", "近 {days} 天未事先通知的{many} {value} 次"),
            One = new("{value} {one} without notice in the last {days} days", "近 {days} 天未事先通知的{one} {value} 次"),
        }));

    private static Kind Unknown(string type)
    {
        var text = PlainText.Of(type);
        return new Kind($"interaction:{text}", $"“{text}”", $"“{text}”", $"“{text}”") { AbsenceCounts = true };
    }

    private static IEnumerable<(string Feature, ReasonPhrase Phrase)> Counts(string prefix, Kind kind) => Windows.Select(window =>
        (string.Create(CultureInfo.InvariantCulture, $"{prefix}.count.{window}d"), new ReasonPhrase(kind.Code)
        {
            Places = [Wording.Days(window), ("one", new(kind.One, kind.Chinese)), ("many", new(kind.Many, kind.Chinese))],
            Some = new("{value} {many} in the last {days} days", "近 {days} 天{many} {value} 次"),
            One = new("{value} {one} in the last {days} days", "近 {days} 天{one} {value} 次"),
            None = kind.AbsenceCounts ? new("No {one} in the last {days} days", "近 {days} 天没有{one}") : null,
        }));
}
