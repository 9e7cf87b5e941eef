using Analytics.Features;

namespace Analytics.Prediction.Reasons;

/// <summary>How waits, promises and unsolved problems speak. Kept promises and solved problems are no reason.</summary>
internal static class ServicePhrases
{
    public const string Promise = "promise";
    public const string WaitCode = "wait";
    public const string Unresolved = "unresolved";
    public const string Transfer = "transfer";
    public const string Abandoned = "abandoned";

    private static readonly ReasonPhrase Late = new(Promise) { Shown = Rounding.MinutesLate, IsReason = gap => gap < 0 };

    private static readonly ReasonPhrase Wait = new(WaitCode) { Shown = Rounding.Whole };

    private static readonly ReasonPhrase Unsolved = new(Unresolved);

    /// <summary>Name and phrase of every feature.</summary>
    public static IEnumerable<(string Feature, ReasonPhrase Phrase)> All() =>
    [
        ("gap.last", Late with
        {
            Some = new("The last wait was {value} minutes longer than promised", "最近一次等待比承诺的时间长 {value} 分钟"),
            One = new("The last wait was 1 minute longer than promised", "最近一次等待比承诺的时间长 1 分钟"),
        }),
        ("gap.mean.365d", Late with
        {
            Some = new(
                "Waits in the last 365 days were {value} minutes longer than promised on average",
                "近 365 天等待时间平均比承诺的长 {value} 分钟"),
            One = new(
                "Waits in the last 365 days were 1 minute longer than promised on average",
                "近 365 天等待时间平均比承诺的长 1 分钟"),
        }),
        ("gap.worst.365d", Late with
        {
            Some = new(
                "The worst wait in the last 365 days was {value} minutes longer than promised",
                "近 365 天最长一次超时比承诺的时间长 {value} 分钟"),
            One = new("The worst wait in the last 365 days was 1 minute longer than promised", "近 365 天最长一次超时比承诺的时间长 1 分钟"),
        }),
        ("promise.keptShare.365d", Late with
        {
            Some = new("Only {value}% of promised times were kept in the last 365 days", "近 365 天承诺的时间只兑现了 {value}%"),
            None = new("No promised time was kept in the last 365 days", "近 365 天承诺的时间一次也没有兑现"),
            Shown = Rounding.Percent,
            IsReason = share => share < 1,
        }),
        ("overrun.worst.90d", LongestWait(Window.Quarter)),
        ("overrun.worst.365d", LongestWait(Window.Year)),
        ("wait.mean.365d", AverageWait(Window.Year)),
        ("wait.mean.90d", AverageWait(Window.Quarter)),
        ("resolved.share.365d", Unsolved with
        {
            Some = new("Only {value}% of problems were solved in the last 365 days", "近 365 天只有 {value}% 的问题得到解决"),
            None = new("No problem was solved in the last 365 days", "近 365 天没有一个问题得到解决"),
            Shown = Rounding.Percent,
            IsReason = share => share < 1,
        }),
        ("unresolved.count.90d", UnsolvedProblems(Window.Quarter)),
        ("unresolved.count.365d", UnsolvedProblems(Window.Year)),
        ("repeat.count.90d", Repeats(Window.Quarter)),
        ("repeat.count.365d", Repeats(Window.Year)),
        ("reopen.sum.365d", Unsolved with
        {
            Some = new("Problems were reopened {value} times in the last 365 days", "近 365 天问题被重新打开 {value} 次"),
            One = new("A problem was reopened in the last 365 days", "近 365 天问题被重新打开 1 次"),
        }),
        ("transfer.sum.365d", new ReasonPhrase(Transfer)
        {
            Some = new("Transferred {value} times in the last 365 days", "近 365 天被转接 {value} 次"),
            One = new("Transferred once in the last 365 days", "近 365 天被转接 1 次"),
        }),
        ("escalation.sum.90d", Escalations(Window.Quarter)),
        ("escalation.sum.365d", Escalations(Window.Year)),
        ("abandoned.count.365d", new ReasonPhrase(Abandoned)
        {
            Some = new("{value} contacts went unanswered in the last 365 days", "近 365 天有 {value} 次联系无人接听"),
            One = new("1 contact went unanswered in the last 365 days", "近 365 天有 1 次联系无人接听"),
        }),
        ("complaint.refused.count.90d", RefusedComplaints(Window.Quarter)),
        ("complaint.refused.count.365d", RefusedComplaints(Window.Year)),
        ("followedUp.share.365d", new ReasonPhrase(InteractionPhrases.FollowUp)
        {
            Some = new("Only {value}% of problems in the last 365 days were followed up", "近 365 天的问题只有 {value}% 得到回访"),
            None = new("No problem in the last 365 days was followed up", "近 365 天的问题没有一个得到回访"),
            Shown = Rounding.Percent,
            IsReason = share => share < 1,
        }),
    ];

    private static ReasonPhrase LongestWait(int days) => new(Promise)
    {
        Places = [Wording.Days(days)],
        Some = new("A wait in the last {days} days was {value} times as long as promised", "近 {days} 天有一次等待是承诺时间的 {value} 倍"),
        Shown = Rounding.Tenths,
        // What is shown as once the promised time was as promised.
        IsReason = ratio => Rounding.Tenths(ratio) > 1,
    };

    private static ReasonPhrase RefusedComplaints(int days) => new(InteractionPhrases.Complaint)
    {
        Places = [Wording.Days(days)],
        Some = new("{value} complaints were refused in the last {days} days", "近 {days} 天有 {value} 次投诉未被采纳"),
        One = new("1 complaint was refused in the last {days} days", "近 {days} 天有 1 次投诉未被采纳"),
    };

    private static ReasonPhrase AverageWait(int days) => Wait with
    {
        Places = [Wording.Days(days)],
        Some = new("Waited {value} minutes on average in the last {days} days", "近 {days} 天平均等待 {value} 分钟"),
        One = new("Waited 1 minute on average in the last {days} days", "近 {days} 天平均等待 1 分钟"),
    };

    private static ReasonPhrase UnsolvedProblems(int days) => Unsolved with
    {
        Places = [Wording.Days(days)],
        Some = new("{value} problems were left unsolved in the last {days} days", "近 {days} 天有 {value} 个问题没有解决"),
        One = new("1 problem was left unsolved in the last {days} days", "近 {days} 天有 1 个问题没有解决"),
    };

    private static ReasonPhrase Repeats(int days) => Unsolved with
    {
        Places = [Wording.Days(days)],
        Some = new(
            "Came back {value} times about an unsolved problem in the last {days} days",
            "近 {days} 天为未解决的问题再次联系 {value} 次"),
        One = new("Came back about an unsolved problem in the last {days} days", "近 {days} 天为未解决的问题再次联系 1 次"),
    };

    private static ReasonPhrase Escalations(int days) => new("escalation")
    {
        Places = [Wording.Days(days)],
        Some = new("{value} escalations in the last {days} days", "近 {days} 天升级处理 {value} 次"),
        One = new("1 escalation in the last {days} days", "近 {days} 天升级处理 1 次"),
    };
}
