using Analytics.Prediction.Reasons;

namespace Analytics.Insights.Loyalty;

/// <summary>Puts <see cref="SatisfactionAndLoyaltyInsight"/> into sentences.</summary>
internal static class LoyaltyWording
{
    private const int MostNamed = 3;
    private const int MostColumns = 6;

    public static Statement Missing(int answered, int known, int left) => Statement.Of(
        $"Nothing can be said yet of satisfaction and loyalty: {answered:n0} customers rated their satisfaction, and of {known:n0} it is known what they did after it ({left:n0} left). Needed are {AssociationFinder.FewestPairs} customers, {AssociationFinder.FewestEvents} of them who left and {AssociationFinder.FewestEvents} who stayed; or {AssociationFinder.FewestPairs} answers with a column of numbers beside them.",
        $"关于满意与忠诚目前还不能下结论：有 {answered:n0} 位客户评价过满意度，其中 {known:n0} 位之后的去留已知（{left:n0} 位流失）。至少需要 {AssociationFinder.FewestPairs} 位客户，其中流失和留存各 {AssociationFinder.FewestEvents} 位；或 {AssociationFinder.FewestPairs} 份旁边带有数字列的回答。");

    public static IReadOnlyList<Statement> Statements(SatisfactionAndLoyaltyInsight insight) =>
    [
        .. insight.Associations.Where(association => association.Measure == LoyaltyMeasure.Retention).Select(association => Retention(insight, association)),
        .. Left(insight),
        .. Repurchase(insight),
        .. insight.Associations.Where(association => association.Measure == LoyaltyMeasure.LaterRecommendation).Select(association => Later(insight, association)),
        .. Leaving(insight),
        .. SetApart(insight),
        .. insight.Associations.Where(association => association.Measure == LoyaltyMeasure.SameFormRecommendation).Select(SameForm),
        .. Columns(insight),
        .. Scales(insight),
        .. Limits(insight),
    ];

    private static Statement Retention(SatisfactionAndLoyaltyInsight insight, LoyaltyAssociation association)
    {
        var (r, left) = (association.Correlation, association.Pairs - association.Events);
        var (verdictEnglish, verdictChinese) = Verdict(association, "satisfaction and staying", "满意度与留存");
        return insight.IsOrdered
            ? Statement.Of(
                $"{verdictEnglish}: r = {r.Value:0.00} ({r.Low:0.00} to {r.High:0.00}), {association.Pairs:n0} customers, {left:n0} of whom left within {insight.OutcomeDays} days of their answer.",
                $"{verdictChinese}：r = {r.Value:0.00}（{r.Low:0.00} 至 {r.High:0.00}），共 {association.Pairs:n0} 位客户，其中 {left:n0} 位在回答后 {insight.OutcomeDays} 天内流失。")
            : Statement.Of(
                $"{verdictEnglish}: r = {r.Value:0.00} ({r.Low:0.00} to {r.High:0.00}), {association.Pairs:n0} customers, {left:n0} of whom left by the list's column. Whether they answered before they left is not known.",
                $"{verdictChinese}：r = {r.Value:0.00}（{r.Low:0.00} 至 {r.High:0.00}），共 {association.Pairs:n0} 位客户，其中 {left:n0} 位按名单的标记列已流失。回答是否早于流失无从得知。");
    }

    private static (string English, string Chinese) Verdict(LoyaltyAssociation association, string english, string chinese)
    {
        if (association.IsFound != true) return ($"No correlation is seen between {english}", $"没有看到{chinese}之间的相关");
        var strength = FactWords.Strength(association.Correlation.Value);
        return association.Correlation.Value > 0
            ? ($"{char.ToUpperInvariant(english[0])}{english[1..]} {strength.English} go together", $"{chinese}{strength.Chinese}相伴")
            : ($"{char.ToUpperInvariant(english[0])}{english[1..]} {strength.English} go opposite ways", $"{chinese}{strength.Chinese}呈相反方向");
    }

    private static IEnumerable<Statement> Left(SatisfactionAndLoyaltyInsight insight)
    {
        if (insight.Retention is not { Satisfied: { } satisfied, Others: { } others } shares) yield break;
        var (a, b) = (Complement(satisfied), Complement(others));
        var (whenEnglish, whenChinese) = insight.IsOrdered
            ? (FormattableString.Invariant($" within {insight.OutcomeDays} days of their answer"), FormattableString.Invariant($"在回答后 {insight.OutcomeDays} 天内"))
            : ("", "");
        yield return Statement.Of(
            $"Of {shares.SatisfiedCustomers:n0} satisfied customers {a.Value:0.0 %} ({a.Low:0.0 %} to {a.High:0.0 %}) left{whenEnglish} all the same; of {shares.Customers - shares.SatisfiedCustomers:n0} others {b.Value:0.0 %} ({b.Low:0.0 %} to {b.High:0.0 %}).",
            $"{shares.SatisfiedCustomers:n0} 位满意的客户中，仍有 {a.Value:0.0%}（{a.Low:0.0%} 至 {a.High:0.0%}）{whenChinese}流失；其余 {shares.Customers - shares.SatisfiedCustomers:n0} 位中为 {b.Value:0.0%}（{b.Low:0.0%} 至 {b.High:0.0%}）。");
    }

    private static IEnumerable<Statement> Repurchase(SatisfactionAndLoyaltyInsight insight)
    {
        if (insight.Repurchase is not { } shares || insight.Associations.FirstOrDefault(association => association.Measure == LoyaltyMeasure.Repurchase) is not { } association) yield break;
        var (r, split) = (association.Correlation, (English: "", Chinese: ""));
        if (shares is { Satisfied: { } satisfied, Others: { } others })
        {
            split = (
                FormattableString.Invariant($" ({satisfied.Value:0.0 %} of the satisfied, {others.Value:0.0 %} of the others)"),
                FormattableString.Invariant($"（满意者 {satisfied.Value:0.0%}，其他人 {others.Value:0.0%}）"));
        }
        var (verdictEnglish, verdictChinese) = Verdict(association, "satisfaction and buying again", "满意度与再次购买");
        yield return Statement.Of(
            $"{shares.SatisfiedShare.Value:0.0 %} of the customers were satisfied, {shares.Overall.Value:0.0 %} bought again within {insight.HorizonDays} days{split.English}. {verdictEnglish}: r = {r.Value:0.00} ({r.Low:0.00} to {r.High:0.00}), {association.Pairs:n0} customers.",
            $"{shares.SatisfiedShare.Value:0.0%} 的客户满意，{shares.Overall.Value:0.0%} 在 {insight.HorizonDays} 天内再次购买{split.Chinese}。{verdictChinese}：r = {r.Value:0.00}（{r.Low:0.00} 至 {r.High:0.00}），共 {association.Pairs:n0} 位客户。");
    }

    private static Statement Later(SatisfactionAndLoyaltyInsight insight, LoyaltyAssociation association)
    {
        var r = association.Correlation;
        return Statement.Of(
            $"With the likelihood to recommend in the next answer within {insight.HorizonDays} days satisfaction correlates at {r.Value:0.00} ({r.Low:0.00} to {r.High:0.00}), {association.Pairs:n0} customers; those who did not answer again are not in it.",
            $"满意度与 {insight.HorizonDays} 天内下一次回答的推荐意愿的相关为 {r.Value:0.00}（{r.Low:0.00} 至 {r.High:0.00}），共 {association.Pairs:n0} 位客户；没有再次回答的客户不在其中。");
    }

    private static IEnumerable<Statement> Leaving(SatisfactionAndLoyaltyInsight insight)
    {
        if (insight.Leaving is not { } leaving) yield break;
        var (worthEnglish, worthChinese) = leaving.ValueAtRisk is { } worth
            ? (FormattableString.Invariant($" Their value at risk comes to {worth:n0} a year."), FormattableString.Invariant($"其风险价值合计每年 {worth:n0}。"))
            : ("", "");
        yield return Statement.Of(
            $"{leaving.Count:n0} of {leaving.Satisfied:n0} customers whose last answer is satisfied are at high risk by the model ({leaving.Share.Value:0.0 %}, {leaving.Share.Low:0.0 %} to {leaving.Share.High:0.0 %}).{worthEnglish}",
            $"最近一次回答为满意的 {leaving.Satisfied:n0} 位客户中，模型认为有 {leaving.Count:n0} 位处于高风险（{leaving.Share.Value:0.0%}，{leaving.Share.Low:0.0%} 至 {leaving.Share.High:0.0%}）。{worthChinese}");
    }

    private static IEnumerable<Statement> SetApart(SatisfactionAndLoyaltyInsight insight)
    {
        if (insight.SetApart.Count == 0) yield break;
        var found = insight.SetApart.Where(contrast => contrast.IsFound).Take(MostNamed).ToList();
        if (found.Count == 0)
        {
            yield return Statement.Of(
                $"In none of {insight.SetApart.Count} things known at the answer did satisfied customers who left differ from satisfied ones who stayed by more than chance explains.",
                $"在回答时已知的 {insight.SetApart.Count} 个方面，满意但流失的客户与满意且留存的客户之间没有超出偶然的差异。");
            yield break;
        }
        var english = string.Join("; ", found.Select(contrast => FormattableString.Invariant($"{FactWords.Of(contrast.Fact).English} {contrast.Left:0.##} against {contrast.Stayed:0.##}")));
        var chinese = string.Join("；", found.Select(contrast => FormattableString.Invariant($"{FactWords.Of(contrast.Fact).Chinese} {contrast.Left:0.##} 对 {contrast.Stayed:0.##}")));
        yield return Statement.Of(
            $"What sets satisfied customers who left apart from satisfied ones who stayed, on average at the answer: {english}.",
            $"满意但流失的客户与满意且留存的客户在回答时的平均差别：{chinese}。");
    }

    private static Statement SameForm(LoyaltyAssociation association)
    {
        var r = association.Correlation;
        return Statement.Of(
            $"On the same form satisfaction and the likelihood to recommend correlate at {r.Value:0.00} ({r.Low:0.000} to {r.High:0.000}), {association.Pairs:n0} answers. Both are given in one mood and on one page: that is no sign of loyalty.",
            $"在同一份问卷上，满意度与推荐意愿的相关为 {r.Value:0.00}（{r.Low:0.000} 至 {r.High:0.000}），共 {association.Pairs:n0} 份回答。两者出自同一页、同一种心情：这不说明忠诚。");
    }

    private static IEnumerable<Statement> Columns(SatisfactionAndLoyaltyInsight insight)
    {
        var columns = insight.Associations.Where(association => association.Measure == LoyaltyMeasure.Column).ToList();
        if (columns.Count == 0) yield break;
        string Listed(string to) => string.Join(", ", columns.Take(MostColumns).Select(column =>
            FormattableString.Invariant($"{PlainText.Of(column.Column!)} {column.Correlation.Value:0.00} ({column.Correlation.Low:0.00} {to} {column.Correlation.High:0.00})")));
        yield return Statement.Of(
            $"With the columns of numbers beside the answers satisfaction correlates so: {Listed("to")}. Nothing says which came first; a column of another rating shares the form, one of behaviour does not.",
            $"满意度与回答旁边各数字列的相关：{Listed("至")}。先后次序无从得知；另一项评分的列出自同一份问卷，行为的列则不然。");
    }

    private static IEnumerable<Statement> Scales(SatisfactionAndLoyaltyInsight insight)
    {
        var shown = insight.Associations.Where(association => association is { HalfShowsAs: not null, Measure: not LoyaltyMeasure.Column }).ToList();
        if (shown.Count == 0) yield break;
        var english = string.Join(", ", shown.Select(association => FormattableString.Invariant($"{association.HalfShowsAs:0.00} with {FactWords.Of(association).English}")));
        var chinese = string.Join("、", shown.Select(association => FormattableString.Invariant($"与{FactWords.Of(association).Chinese} {association.HalfShowsAs:0.00}")));
        yield return Statement.Of(
            $"Scales of few steps make correlations look smaller: with these answers, a correlation of 0.50 between what lies behind the scales would show as {english}.",
            $"刻度越粗，相关看起来越小：以这些回答的分布，刻度背后 0.50 的相关会显示为：{chinese}。");
    }

    private static IEnumerable<Statement> Limits(SatisfactionAndLoyaltyInsight insight)
    {
        if (insight.Associations.Count == 0) yield break;
        yield return new Statement(
            "These figures say what goes together, not that making customers more satisfied would keep them; customers who did not answer are not in them. One published figure for satisfaction and loyalty is 0.13 (it may be the share of variance, which would be a correlation of about 0.36): no yardstick for your own.",
            "这些数字只说明什么与什么相伴，并不说明让客户更满意就能留住他们；没有回答的客户不在其中。曾有一个公开发表的满意与忠诚的数字为 0.13（它可能是方差占比，那样相关约为 0.36），不宜作为衡量自己的标准。");
    }

    private static Estimate Complement(Estimate share) => new(1 - share.Value, 1 - share.High, 1 - share.Low);
}
