using System.Globalization;

namespace Analytics.Insights.BrokenPromises;

/// <summary>What was found, in sentences.</summary>
internal static class BrokenPromisesWording
{
    private const int MostDetailed = 6;

    public static Statement NoHistory { get; } = new(
        "Churn is read from a column of the customer list, which does not say when a customer left: what came before leaving cannot be told. Needed are cancellations, or activity by which customers fall silent.",
        "流失取自客户名单中的一列，没有离开的时间，因此无法判断离开之前发生了什么。需要有取消记录，或能看出客户不再活动的记录。");

    public static Statement NothingHappened { get; } = new(
        "No price rise, fee, end of a benefit, dearer offer, refused complaint, escalated or repeated contact or broken promise was found while customers were at risk. Needed is at least one kind of them among the interactions.",
        "在客户存续期间没有发现涨价、收费、权益到期、更贵的报价、被驳回的投诉、升级或重复的联系以及超时的承诺。互动记录中至少需要其中一种。");

    /// <summary>What must not be read into the figures, whatever they are.</summary>
    private static Statement NotClaimed { get; } = new(
        "What these figures do not say: that any of this makes customers leave, or that notice would keep them (who is given notice is chosen, and other things differ with it); how it would be for customers unlike those who met with it; or what a single customer will do.",
        "这些数字不能说明：是这些经历使客户离开，或提前告知就能留住客户（是否告知是企业选择的，其他情况也随之不同）；也不能推及与经历者不相似的客户，更不能判断单个客户会怎样。");

    public static Statement TooShort(int months) => Statement.Of(
        $"The interactions cover {months} months of 30 days after the first 90 days; at least {BrokenPromisesAnalysis.LeastMonths} are needed to see who leaves after what.",
        $"互动记录在最初 90 天之后只有 {months} 个 30 天的月份；要看出客户在什么之后离开，至少需要 {BrokenPromisesAnalysis.LeastMonths} 个。");

    public static Statement TooFewChurners(int churners) => Statement.Of(
        $"{churners} customers left in the months looked at; at least {BrokenPromisesAnalysis.LeastChurners} are needed.",
        $"所考察的月份中有 {churners} 位客户离开；至少需要 {BrokenPromisesAnalysis.LeastChurners} 位。");

    public static IReadOnlyList<Statement> Of(BrokenPromisesInsight insight)
    {
        var found = insight.Exposures.Where(effect => effect.Found == true).OrderByDescending(effect => effect.EValueOfInterval).ThenBy(effect => effect.PValue).Take(MostDetailed).ToList();
        return
        [
            .. found.Select(Finding),
            .. insight.Notices.Select(contrast => contrast.Found ? Difference(contrast) : Undecided(contrast)).Take(2),
            .. Listed(insight.Exposures.Where(effect => effect.Found == false), "Not told apart from chance", "与偶然无法区分"),
            .. Listed(
                insight.Exposures.Where(effect => effect.HazardRatio is null),
                string.Create(CultureInfo.InvariantCulture, $"Too little to say (a figure needs at least {HazardStudy.LeastChurners} customers leaving after it, and to be told apart from the others)"),
                string.Create(CultureInfo.InvariantCulture, $"数据太少而无法判断（每项至少需要 {HazardStudy.LeastChurners} 位客户在其后离开，且能与其他各项区分）")),
            .. found.Where(effect => effect.Matched?.Before is { } before && (before.Low > 0 || before.High < 0)).Take(1).Select(_ => Unlike(found)),
            Scope(insight),
            NotClaimed,
        ];
    }

    private static Statement Finding(ExposureEffect effect)
    {
        var name = ExposureNames.Of(effect.Kind, effect.Notice);
        var ratio = effect.HazardRatio!;
        var (english, chinese) = effect.Kind == ExposureKind.LoyaltyPenalty
            ? ($"Within three months after an offer, each 10 % by which it was dearer than for new customers goes with {Times(ratio.Value)} times the rate of leaving",
                $"收到报价后三个月内，比新客户每贵 10%，离开的速率以 {Times(ratio.Value)} 倍相伴")
            : ($"Within three months after {name.English}, customers left at {Times(ratio.Value)} times the rate of like customers without one",
                $"在{name.Chinese}之后三个月内，客户离开的速率是没有这一经历的相似客户的 {Times(ratio.Value)} 倍");
        english += $" (95 % interval {Times(ratio.Low)} to {Times(ratio.High)}; {Whole(effect.Customers)} customers met with it, {Whole(effect.Churners)} left after it).";
        chinese += $"（95% 区间 {Times(ratio.Low)} 至 {Times(ratio.High)}；{Whole(effect.Customers)} 位客户有此经历，其中 {Whole(effect.Churners)} 位在其后离开）。";
        if (effect.Matched is { } matched)
        {
            english += $" Beside matched customers, the share that left within 90 days differs by {Points(matched.Difference.Value)} percentage points ({Points(matched.Difference.Low)} to {Points(matched.Difference.High)}; {Whole(matched.Matched)} of {Whole(matched.Exposed)} found a match).";
            chinese += $"与匹配的客户相比，90 天内离开的比例相差 {Points(matched.Difference.Value)} 个百分点（{Points(matched.Difference.Low)} 至 {Points(matched.Difference.High)}；{Whole(matched.Exposed)} 位中有 {Whole(matched.Matched)} 位找到匹配）。";
        }
        english += $" Something unseen would have to go with both by a factor of {Times(effect.EValue!.Value)} to explain all of it, of {Times(effect.EValueOfInterval!.Value)} to leave it uncertain.";
        chinese += $"若要由未观察到的因素完全解释，它与两者的关联都须达到 {Times(effect.EValue!.Value)} 倍；达到 {Times(effect.EValueOfInterval!.Value)} 倍，结论便不确定。";
        return new Statement(english, chinese);
    }

    private static Statement Difference(NoticeContrast contrast)
    {
        var name = ExposureNames.Of(contrast.Kind);
        return new Statement(
            $"After {name.English} without notice customers left at {Interval(contrast.Ratio).English} times the rate after one with notice.",
            $"{name.Chinese}未提前告知时，其后客户离开的速率是提前告知时的 {Interval(contrast.Ratio).Chinese} 倍。");
    }

    private static Statement Undecided(NoticeContrast contrast)
    {
        var name = ExposureNames.Of(contrast.Kind);
        return new Statement(
            $"Whether leaving after {name.English} differs with notice remains open: without notice it is {Interval(contrast.Ratio).English} times the rate with notice.",
            $"{name.Chinese}之后的离开是否因提前告知而不同，尚无定论：未告知时的速率是告知时的 {Interval(contrast.Ratio).Chinese} 倍。");
    }

    private static Statement Interval(Estimate ratio) => new(
        $"{Times(ratio.Value)} (95 % interval {Times(ratio.Low)} to {Times(ratio.High)})",
        $"{Times(ratio.Value)}（95% 区间 {Times(ratio.Low)} 至 {Times(ratio.High)}）");

    private static IEnumerable<Statement> Listed(IEnumerable<ExposureEffect> effects, string english, string chinese)
    {
        var names = effects.Select(effect => ExposureNames.Of(effect.Kind, effect.Notice)).ToList();
        if (names.Count > 0)
            yield return new Statement($"{english}: {string.Join("; ", names.Select(name => name.English))}.", $"{chinese}：{string.Join("；", names.Select(name => name.Chinese))}。");
    }

    private static Statement Unlike(List<ExposureEffect> found)
    {
        var names = found.Where(effect => effect.Matched?.Before is { } before && (before.Low > 0 || before.High < 0)).Select(effect => ExposureNames.Of(effect.Kind, effect.Notice)).ToList();
        return new Statement(
            $"Already before, these customers were more or less active than their matches, so that matching did not make them alike; take the figures as hints: {string.Join("; ", names.Select(name => name.English))}.",
            $"早在此前，这些客户就比匹配的客户更活跃或更不活跃，匹配并未使两者相同，以下数字只可视为线索：{string.Join("；", names.Select(name => name.Chinese))}。");
    }

    private static Statement Scope(BrokenPromisesInsight insight) => new(
        $"Looked at were {Whole(insight.CustomerMonths)} months of {Whole(insight.SampledCustomers)} customers, over {insight.Months} months of 30 days; in {Whole(insight.Churners)} the customer left. Held equal are the time, segment, contract where known, tenure, problems, unsolved ones, complaints, offers, purchases and the last satisfaction.",
        $"共考察 {Whole(insight.SampledCustomers)} 位客户的 {Whole(insight.CustomerMonths)} 个月，跨 {insight.Months} 个 30 天的月份；其中 {Whole(insight.Churners)} 个月里客户离开。比较时控制了时间、客户细分、合同（若已知）、客户年限、问题数、未解决的问题、投诉、报价、购买和最近一次满意度。");

    private static string Times(double ratio) => ratio.ToString(ratio < 0.995 ? "0.00" : ratio < 9.95 ? "0.0" : "0", CultureInfo.InvariantCulture);

    private static string Points(double share) => (share * 100).ToString("+0.0;-0.0;0.0", CultureInfo.InvariantCulture);

    private static string Whole(int count) => count.ToString("N0", CultureInfo.InvariantCulture);
}
