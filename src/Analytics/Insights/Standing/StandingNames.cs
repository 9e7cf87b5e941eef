using Analytics.Prediction.Reasons;

namespace Analytics.Insights.Standing;

/// <summary>How metrics, dimensions and figures are called and written for people.</summary>
internal static class StandingNames
{
    public static Statement Metric(string name) => name switch
    {
        MetricDefinition.Csat => new("CSAT", "满意度 CSAT"),
        MetricDefinition.Nps => new("NPS", "净推荐值 NPS"),
        MetricDefinition.Effort => new("ease (CES)", "轻松度 CES"),
        MetricDefinition.Easy => new("share who found it easy", "认为轻松的占比"),
        "timeliness" => new("timeliness", "及时性"),
        "convenience" => new("convenience", "便利性"),
        "expertise" => new("expertise", "专业性"),
        "expectation" => new("experience against expectation", "体验与期望之比"),
        MetricDefinition.Resolution => new("resolved contacts", "已解决的联系"),
        MetricDefinition.Churn => new("churn", "流失率"),
        MetricDefinition.Repurchase => new("repurchase", "复购率"),
        _ => new(PlainText.Of(name), PlainText.Of(name)),
    };

    /// <summary>One value of a dimension, as in "by …".</summary>
    public static Statement Dimension(string name) => name switch
    {
        "segments" => new("segment", "客户分群"),
        "channels" => new("channel", "渠道"),
        "touchpoints" => new("touchpoint", "触点"),
        _ => new("agent", "客服人员"),
    };

    /// <summary>A figure in its unit, the same in both languages but for the space before the percent sign.</summary>
    public static Statement Figure(MetricUnit unit, double value) => unit switch
    {
        MetricUnit.Percent => Statement.Of($"{value:0.0} %", $"{value:0.0}%"),
        MetricUnit.Points => Statement.Of($"{value:+0.0;-0.0;0.0}", $"{value:+0.0;-0.0;0.0}"),
        _ => Statement.Of($"{value:0.00}", $"{value:0.00}"),
    };

    /// <summary>A figure without its unit, as in a table.</summary>
    public static string Bare(MetricUnit unit, double value) => unit switch
    {
        MetricUnit.Percent => FormattableString.Invariant($"{value:0.0}"),
        MetricUnit.Points => FormattableString.Invariant($"{value:+0.0;-0.0;0.0}"),
        _ => FormattableString.Invariant($"{value:0.00}"),
    };

    /// <summary>A difference with its sign, without unit.</summary>
    public static string Signed(MetricUnit unit, double value) =>
        unit == MetricUnit.Rating ? FormattableString.Invariant($"{value:+0.00;-0.00;0.00}") : FormattableString.Invariant($"{value:+0.0;-0.0;0.0}");

    /// <summary>How large a difference is, without sign: from the nearer to the farther end of its interval.</summary>
    public static Statement Size(MetricUnit unit, Estimate difference)
    {
        var (size, low, high) = difference.Value < 0 ? (-difference.Value, -difference.High, -difference.Low) : (difference.Value, difference.Low, difference.High);
        return unit switch
        {
            MetricUnit.Percent => Statement.Of($"{size:0.0} points ({low:0.0} to {high:0.0})", $"{size:0.0} 个百分点（{low:0.0} 至 {high:0.0}）"),
            MetricUnit.Points => Statement.Of($"{size:0.0} points ({low:0.0} to {high:0.0})", $"{size:0.0} 分（{low:0.0} 至 {high:0.0}）"),
            _ => Statement.Of($"{size:0.00} ({low:0.00} to {high:0.00})", $"{size:0.00} 分（{low:0.00} 至 {high:0.00}）"),
        };
    }
}
