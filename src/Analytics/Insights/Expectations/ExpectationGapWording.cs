namespace Analytics.Insights.Expectations;

/// <summary>What was found about promises in sentences.</summary>
internal static class ExpectationGapWording
{
    public static Statement Missing(int contacts) => Statement.Of(
        $"Nothing is said about promises: {contacts} answered contacts have both a promised and an actual wait; at least {ExpectationGapAnalysis.MinContacts} are needed.",
        $"无法评价承诺兑现情况：同时有承诺等待时间和实际等待时间的已接通联络只有 {contacts} 次，至少需要 {ExpectationGapAnalysis.MinContacts} 次。");

    public static IReadOnlyList<Statement> Of(ExpectationGapInsight insight)
    {
        var statements = new List<Statement>();
        if (insight.Overall is { } overall)
        {
            statements.Add(Statement.Of(
                $"{overall.Kept.Value:0 %} of {overall.Answered:n0} promises were kept (95 % interval {overall.Kept.Low:0 %} to {overall.Kept.High:0 %}). In the middle contact the wait was {Gap(overall.MedianGap, " shorter", " longer")} than promised.",
                $"{overall.Answered:n0} 次承诺中有 {overall.Kept.Value:0%} 得到兑现（95% 区间 {overall.Kept.Low:0%} 至 {overall.Kept.High:0%}）。居中的那次联络，实际等待比承诺{GapChinese(overall.MedianGap)}。"));
        }
        if (insight.Rating is { } rating) statements.Add(Rating(rating));
        if (insight.Leaving is { } leaving && insight.LeavingDays is { } days)
        {
            statements.Add(Contrast(
                leaving, $"left within {days} days after a broken promise", "after a kept one", $"承诺落空后 {days} 天内流失的比例", "承诺兑现后"));
        }
        if (insight.NoticeLeaving is { } notice && insight.LeavingDays is { } within)
        {
            statements.Add(Contrast(
                notice, $"left within {within} days after a change without notice", "after an announced one", $"未经通知的变更后 {within} 天内流失的比例", "事先通知的变更后"));
        }
        if (insight.NoticeSatisfied is { } satisfied)
        {
            statements.Add(Contrast(
                satisfied, $"were satisfied in their next answer after a change without notice", "after an announced one", "未经通知的变更后下一次评价为满意的比例", "事先通知的变更后"));
        }
        if (insight.Steps.Any(step => step.Shortest is not null))
        {
            statements.Add(new Statement(
                "The table shows the shortest promise that lately would have been kept nine times in ten. It is no advice to promise less than one can do: elsewhere higher expectations have gone with higher satisfaction.",
                "下表给出近期十次能兑现九次的最短承诺。这并不是建议有意压低承诺：在其他研究中，较高的期望与较高的满意度相伴。"));
        }
        return statements;
    }

    private static Statement Rating(GapRating rating)
    {
        if (!rating.IsDifferent)
        {
            return Statement.Of(
                $"In {rating.Answers:n0} rated contacts no connection between the rating and the kept or broken promise is certain.",
                $"在 {rating.Answers:n0} 次有评分的联络中，尚不能确定评分与承诺兑现与否有关。");
        }
        var (english, chinese) = rating switch
        {
            { IsAsymmetric: true, Ratio: { } ratio } => (
                FormattableString.Invariant($"Being late goes with {ratio:0.0} times as large a step as being early."), FormattableString.Invariant($"迟到对应的变化是提前的 {ratio:0.0} 倍。")),
            { IsAsymmetric: true } => ("Being late goes with a larger step than being early; how many times larger cannot be said.", "迟到对应的变化大于提前；大多少倍尚不能确定。"),
            _ => ("Whether being late weighs more than being early is uncertain.", "迟到是否比提前影响更大，尚不能确定。"),
        };
        return Statement.Of(
            $"In {rating.Answers:n0} rated contacts each usual deviation (one standard deviation) later than promised goes with a rating {Points(rating.Loss)} points lower, sooner with one {Points(rating.Gain)} higher. {english}",
            $"在 {rating.Answers:n0} 次有评分的联络中，比承诺每晚一个标准差，评分低 {PointsChinese(rating.Loss)} 分；每早一个标准差，评分高 {PointsChinese(rating.Gain)} 分。{chinese}");
    }

    private static Statement Contrast(ShareContrast contrast, string first, string second, string firstChinese, string secondChinese)
    {
        var (english, chinese) = contrast.IsDifferent
            ? ("They go together; that one leads to the other is not shown.", "两者相伴出现，并不说明因果。")
            : ("The difference may be chance.", "差异可能出于偶然。");
        return Statement.Of(
            $"{contrast.First.Value:0.0 %} {first} (of {contrast.FirstCount:n0}), {contrast.Second.Value:0.0 %} {second} (of {contrast.SecondCount:n0}): a difference of {100 * contrast.Difference.Value:+0.0;-0.0;0.0} points (95 % interval {100 * contrast.Difference.Low:+0.0;-0.0;0.0} to {100 * contrast.Difference.High:+0.0;-0.0;0.0}). {english}",
            $"{firstChinese}为 {contrast.First.Value:0.0%}（共 {contrast.FirstCount:n0} 例），{secondChinese}为 {contrast.Second.Value:0.0%}（共 {contrast.SecondCount:n0} 例）：相差 {100 * contrast.Difference.Value:+0.0;-0.0;0.0} 个百分点（95% 区间 {100 * contrast.Difference.Low:+0.0;-0.0;0.0} 至 {100 * contrast.Difference.High:+0.0;-0.0;0.0}）。{chinese}");
    }

    private static string Points(Estimate estimate) => FormattableString.Invariant($"{estimate.Value:0.00} ({estimate.Low:0.00} to {estimate.High:0.00})");

    private static string PointsChinese(Estimate estimate) => FormattableString.Invariant($"{estimate.Value:0.00}（{estimate.Low:0.00} 至 {estimate.High:0.00}）");

    private static string Gap(double minutes, string shorter, string longer) => FormattableString.Invariant($"{Math.Abs(minutes):0.#} minutes{(minutes >= 0 ? shorter : longer)}");

    private static string GapChinese(double minutes) => FormattableString.Invariant($"{(minutes >= 0 ? "短" : "长")} {Math.Abs(minutes):0.#} 分钟");
}
