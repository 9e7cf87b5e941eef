using Analytics.Metrics;
using Analytics.Prediction;
using Pipeline.Publishing;
using Pipeline.Queries;

namespace Functions.Api.Contract;

/// <summary>What customers answered and what the predictions come to, by period and segment.</summary>
public sealed record MetricListAnswer(string RunId, IReadOnlyList<MetricAnswer> Metrics);

/// <summary>
/// Of a period (<c>all</c> or a month) and a segment (all customers without one). CSAT is 0 to 100, NPS -100 to 100, both with the ends of a 95 %
/// interval; <c>risk</c> is of <c>all</c> periods only.
/// </summary>
public sealed record MetricAnswer(string Period, string? Segment, MetricEstimate Csat, MetricEstimate Nps, RiskAnswer? Risk)
{
    internal static MetricAnswer Of(MetricRow row) => new(
        row.Period, row.Segment, MetricEstimate.Csat(row.Tally), MetricEstimate.Nps(row.Tally), row.Risk is { } risk ? RiskAnswer.Of(risk) : null);
}

/// <summary>What the predictions of some customers come to. <c>expectedChurn</c> is the number of them who are expected to leave.</summary>
public sealed record RiskAnswer(
    long Customers, long Predictions, long High, long Medium, long Low, double ExpectedChurn, double? MeanChurnProbability, double ValueAtRisk, long ValueKnown)
{
    internal static RiskAnswer Of(RiskTally risk) => new(
        risk.Customers, risk.Predictions, risk.Bands.High, risk.Bands.Medium, risk.Bands.Low, risk.ExpectedChurn, risk.MeanChurnProbability, risk.ValueAtRisk, risk.ValueKnown);
}

/// <summary>A page of agents.</summary>
public sealed record AgentListAnswer(string RunId, IReadOnlyList<AgentAnswer> Agents, string? Token);

/// <summary>What customers answered after contacts with an agent.</summary>
public sealed record AgentAnswer(string AgentId, MetricEstimate Csat, MetricEstimate Nps)
{
    internal static AgentAnswer Of(AgentTally agent) => new(agent.AgentId, MetricEstimate.Csat(agent.Tally), MetricEstimate.Nps(agent.Tally));
}
