namespace Analytics.Insights.ServiceLevels;

/// <summary>What was found about the levels of service in sentences.</summary>
internal static class ServiceLevelsWording
{
    public static Statement Missing(int answers) => Statement.Of(
        $"Nothing is said about levels of service: {answers} answers of known customers with a time and a rating, an effort score or a promise; at least {ServiceLevelsAnalysis.MinAnswers} are needed.",
        $"无法评价服务层次：客户和时间已知、且含评分、费力度或承诺的答卷只有 {answers} 份，至少需要 {ServiceLevelsAnalysis.MinAnswers} 份。");

    /// <summary>The level's name in both languages.</summary>
    public static Statement Name(ServiceLevel level) => level switch
    {
        ServiceLevel.Criminal => new("criminal", "恶劣"),
        ServiceLevel.Basic => new("basic", "基本"),
        ServiceLevel.Expected => new("expected", "预期"),
        ServiceLevel.Desired => new("desired", "渴望"),
        ServiceLevel.Surprising => new("surprising", "惊喜"),
        _ => new("unbelievable", "难以置信"),
    };

    public static IReadOnlyList<Statement> Of(ServiceLevelsInsight insight)
    {
        double low = Share(insight, ServiceLevel.Criminal) + Share(insight, ServiceLevel.Basic);
        double high = Share(insight, ServiceLevel.Surprising) + Share(insight, ServiceLevel.Unbelievable);
        var statements = new List<Statement>
        {
            Statement.Of(
                $"Of {insight.Answers:n0} experiences that customers answered about, {low:0 %} were criminal or basic service and {high:0 %} surprising or unbelievable.",
                $"在客户作出评价的 {insight.Answers:n0} 次体验中，{low:0%} 为恶劣或基本服务，{high:0%} 为惊喜或难以置信的服务。"),
        };
        if (insight.LeavingTrend is { } left) statements.Add(Left(insight, left));
        if (insight.PromoterTrend is { } promoters) statements.Add(Promoters(promoters));
        // The yardstick's own year holds its own mix.
        if (insight.Months is [.., { Inflation: { } inflation, HighFixed: { } high1 } month])
        {
            statements.Add(Statement.Of(
                $"In {month.Month} {high1:0 %} of experiences had a score that ranked among the best 15 % of the first year, and {month.HighMoving:0 %} one among the best 15 % of the last 180 days. The difference, {100 * inflation:+0;-0;0} points, is by how much the yardstick moved along with the service: expectation inflation.",
                $"{month.Month} 有 {high1:0%} 的体验得分达到首年最好的 15% 的水平，{month.HighMoving:0%} 达到最近 180 天最好的 15% 的水平。两者相差 {100 * inflation:+0;-0;0} 个百分点，即标准随服务一同移动的幅度：期望膨胀。"));
        }
        if (insight.AtEdge > 0)
        {
            statements.Add(Statement.Of(
                $"{insight.AtEdge:n0} customers stand at the edge of the next level: a score at most {100 * TierPlan.Edge:0} points of rank higher would have put their latest experience there. What the next level goes with is in the table; that raising somebody to it brings it about is not shown.",
                $"有 {insight.AtEdge:n0} 位客户处在下一层次的边缘：最近一次体验的得分排名再高至多 {100 * TierPlan.Edge:0} 个百分位即可进入。表中列出与更高层次相伴的比例，并不说明提升层次会带来这些结果。"));
        }
        statements.Add(new Statement(
            "The six levels are described by Ron Kaufman; the cut-offs are ours, not his. They are the customer's view: contacts without an answer are judged by their facts alone and shown apart, as an operational proxy.",
            "六个层次出自罗恩·考夫曼（Ron Kaufman）的描述，分界线由本软件设定，并非出自他。层次以客户的感受为准：没有评价的联络仅凭事实推断，作为运营替代指标单独列出。"));
        return statements;
    }

    private static Statement Left(ServiceLevelsInsight insight, LevelTrend trend)
    {
        var known = insight.Levels.Where(level => level.Left is not null).ToList();
        if (!trend.IsFound || known.Count < 2)
            return new Statement("Whether leaving goes with the level of service is uncertain.", "流失是否与服务层次有关，尚不能确定。");
        var (lowest, highest) = (known[0], known[^1]);
        var (english, chinese) = trend.Z < 0 ? ("fewer", "减少") : ("more", "增多");
        return Statement.Of(
            $"Along the levels {english} customers left within {insight.LeavingDays} days: {lowest.Left!.Value:0.0 %} after {Name(lowest.Level).English} service, {highest.Left!.Value:0.0 %} after {Name(highest.Level).English} service. They go together; that one leads to the other is not shown.",
            $"随着层次升高，{insight.LeavingDays} 天内流失的客户{chinese}：{Name(lowest.Level).Chinese}服务之后为 {lowest.Left!.Value:0.0%}，{Name(highest.Level).Chinese}服务之后为 {highest.Left!.Value:0.0%}。两者相伴出现，并不说明因果。");
    }

    private static Statement Promoters(LevelTrend trend) => trend switch
    {
        { IsFound: false } => new Statement("Whether promoters go with the level of service is uncertain.", "推荐者比例是否与服务层次有关，尚不能确定。"),
        { Z: > 0 } => new Statement(
            "Along the levels the share of promoters rises; since rating and recommending stand in the same answer, mood alone raises both.",
            "随着层次升高，推荐者比例上升；评分与推荐意愿出自同一份答卷，单是心情也会使两者同升。"),
        _ => new Statement("Along the levels the share of promoters falls, which is unusual: look at how the questions are asked.", "随着层次升高，推荐者比例反而下降，这不寻常：请检查问卷的问法。"),
    };

    private static double Share(ServiceLevelsInsight insight, ServiceLevel level) => insight.Levels[(int)level].Share.Value;
}
