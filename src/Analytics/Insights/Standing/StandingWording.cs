using Analytics.Prediction.Reasons;

namespace Analytics.Insights.Standing;

/// <summary>What was found, in sentences.</summary>
internal static class StandingWording
{
    /// <summary>Values of a dimension that are named at most.</summary>
    private const int Named = 3;

    private static readonly string[] Head = [MetricDefinition.Csat, MetricDefinition.Nps, MetricDefinition.Effort, MetricDefinition.Resolution, MetricDefinition.Churn, MetricDefinition.Repurchase];

    /// <param name="most">Figures of the metric that has most.</param>
    public static Statement Missing(long most) => Statement.Of(
        $"There are too few figures to say where the business stands: the metric with most has {most:n0}; {StandingAnalysis.LeastForFigure} of at least {StandingAnalysis.LeastCustomers} customers are needed.",
        $"数据太少，无法说明现状：数据最多的指标只有 {most:n0} 条，至少需要 {StandingAnalysis.LeastForFigure} 条，且来自至少 {StandingAnalysis.LeastCustomers} 位客户。");

    public static IReadOnlyList<Statement> Statements(StandingInsight insight)
    {
        var statements = new List<Statement> { Overall(insight) };
        statements.AddRange(insight.Metrics.Where(metric => metric.Change is { IsFound: true } && !IsTrend(metric)).Select(Changed));
        statements.AddRange(insight.Metrics.Where(IsTrend).Select(Trended));
        if (insight.Families.FirstOrDefault(family => family.Name == "changes") is { } changes && !insight.Metrics.Any(metric => metric.Change is { IsFound: true } || IsTrend(metric)))
        {
            statements.Add(Statement.Of(
                $"No lasting change stands out from chance in the months of the {changes.Tests} metrics that reach back twelve months.",
                $"在有十二个月以上数据的 {changes.Tests} 项指标中，没有超出偶然波动的持续变化。"));
        }
        statements.AddRange(insight.Metrics.Where(metric => metric.LastMonth is { IsFound: true }).Select(LastMonth));
        statements.AddRange(insight.Dimensions.Select(dimension => Different(insight, dimension)).OfType<Statement>());
        if (insight.Families.Any(family => family.Found > 0))
        {
            statements.Add(new Statement(
                "Differences say where figures are unlike, not why: other customers or other requests may be behind them.",
                "差异只说明哪里不同，不说明原因：背后可能是不同的客户或不同的诉求。"));
        }
        return statements;
    }

    private static bool IsTrend(StandingMetric metric) => metric.Trend is { IsFound: true } && metric.Change is not { IsFound: true, FitsBetterThanTrend: true };

    private static Statement Overall(StandingInsight insight)
    {
        var shown = Head.Select(name => insight.Metrics.FirstOrDefault(metric => metric.Name == name && metric.Overall.Estimate is not null)).OfType<StandingMetric>().ToList();
        if (shown.Count == 0) shown = [.. insight.Metrics.Where(metric => metric.Overall.Estimate is not null)];
        var parts = shown.Select(One).ToList();
        return new Statement(
            $"Over all, with 95 % intervals: {string.Join("; ", parts.Select(part => part.English))}.",
            $"总体情况（括号内为 95% 区间）：{string.Join("；", parts.Select(part => part.Chinese))}。");

        static Statement One(StandingMetric metric)
        {
            var (name, figure) = (StandingNames.Metric(metric.Name), metric.Overall.Estimate!);
            var value = StandingNames.Figure(metric.Unit, figure.Value);
            var (low, high) = (StandingNames.Bare(metric.Unit, figure.Low), StandingNames.Bare(metric.Unit, figure.High));
            return new Statement($"{name.English} {value.English} ({low} to {high})", $"{name.Chinese} {value.Chinese}（{low} 至 {high}）");
        }
    }

    private static Statement Changed(StandingMetric metric)
    {
        var (name, change) = (StandingNames.Metric(metric.Name), metric.Change!);
        var size = StandingNames.Size(metric.Unit, change.Size);
        var lower = change.Size.Value < 0;
        var english = $"{Upper(name.English)} is {(lower ? "lower" : "higher")} by {size.English} from about {change.Month} on than before; the month was picked because it parts the series most, so the size is rather overstated.";
        var chinese = $"{name.Chinese}自 {change.Month} 前后起比此前{(lower ? "低" : "高")} {size.Chinese}；该月份是按差异最大选出的，幅度可能偏大。";
        if (change.IsAutocorrelated)
        {
            english += " Neighbouring months resemble each other here, which makes such a change appear too easily: take it as a hint.";
            chinese += "相邻月份彼此相近，这类变化容易被误认，仅供参考。";
        }
        return new Statement(english, chinese);
    }

    private static Statement Trended(StandingMetric metric)
    {
        var (name, trend) = (StandingNames.Metric(metric.Name), metric.Trend!);
        var size = StandingNames.Size(metric.Unit, trend.PerYear);
        var down = trend.PerYear.Value < 0;
        return new Statement(
            $"{Upper(name.English)} goes {(down ? "down" : "up")} by {size.English} a year, as a straight line through its months.",
            $"{name.Chinese}按月份直线拟合，每年{(down ? "下降" : "上升")} {size.Chinese}。");
    }

    private static Statement LastMonth(StandingMetric metric)
    {
        var (name, step) = (StandingNames.Metric(metric.Name), metric.LastMonth!);
        var size = StandingNames.Size(metric.Unit, step.Difference);
        var lower = step.Difference.Value < 0;
        return new Statement(
            $"In {step.Month}, as far as the data goes, {name.English} is {(lower ? "lower" : "higher")} by {size.English} than in the month before.",
            $"截至数据末尾，{step.Month} 的{name.Chinese}比上月{(lower ? "低" : "高")} {size.Chinese}。");
    }

    private static Statement? Different(StandingInsight insight, StandingDimension dimension)
    {
        if (insight.Families.FirstOrDefault(family => family.Name == dimension.Name) is not { } family) return null;
        var kind = StandingNames.Dimension(dimension.Name);
        var found = dimension.Values.SelectMany(value => value.Metrics.Where(metric => metric.IsDifferent).Select(metric => (value.Value, Metric: metric)))
            .OrderBy(pair => pair.Metric.PValue).ThenBy(pair => pair.Value, StringComparer.Ordinal).ToList();
        if (found.Count == 0)
        {
            return Statement.Of(
                $"By {kind.English}, none of {family.Tests:n0} comparisons with the rest stands out from chance.",
                $"按{kind.Chinese}与其余部分比较 {family.Tests:n0} 次，没有一项超出偶然波动。");
        }
        var units = insight.Metrics.ToDictionary(metric => metric.Name, metric => metric.Unit, StringComparer.Ordinal);
        var named = found.Take(Named).Select(pair => One(pair.Value, pair.Metric, units[pair.Metric.Metric])).ToList();
        return Statement.Of(
            $"By {kind.English}, {found.Count:n0} of {family.Tests:n0} comparisons with the rest differ (of those called different, about one in ten at most may be so by chance); clearest: {string.Join("; ", named.Select(one => one.English))}.",
            $"按{kind.Chinese}与其余部分比较 {family.Tests:n0} 次，{found.Count:n0} 项有差异（其中预计至多约十分之一出于偶然）；最明显的是：{string.Join("；", named.Select(one => one.Chinese))}。");

        static Statement One(string value, StandingComparison metric, MetricUnit unit)
        {
            var (name, size) = (StandingNames.Metric(metric.Metric), StandingNames.Size(unit, metric.Difference!));
            var lower = metric.Difference!.Value < 0;
            return new Statement(
                $"“{PlainText.Of(value)}”: {name.English} {(lower ? "lower" : "higher")} by {size.English}",
                $"“{PlainText.Of(value)}”：{name.Chinese}{(lower ? "低" : "高")} {size.Chinese}");
        }
    }

    private static string Upper(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];
}
