using System.Globalization;
using Analytics.Metrics;
using Functions.Api.Answers;
using Functions.Api.Contract;
using Pipeline;
using Pipeline.Queries;

namespace Functions.Api;

/// <summary><c>GET /api/insights</c>, <c>GET /api/metrics?period=&amp;segment=</c>, <c>GET /api/agents</c> and <c>GET /api/agents/{id}</c>.</summary>
internal sealed class InsightEndpoints(PipelineJobs jobs)
{
    private const string List = "agents";

    public void Map(RouteGroupBuilder api)
    {
        api.MapMethods("/insights", ApiMethods.Read, GetInsightsAsync);
        api.MapMethods("/metrics", ApiMethods.Read, ListMetricsAsync);
        api.MapMethods("/agents", ApiMethods.Read, ListAgentsAsync);
        api.MapMethods("/agents/{id}", ApiMethods.Read, GetAgentAsync);
    }

    private async Task<IResult> GetInsightsAsync(CancellationToken cancellationToken) =>
        await jobs.Insights.ReadAsync(cancellationToken) is var (_, json) ? new StoredJson(json) : ApiResult.NotFound("The current run has no insights.");

    private async Task<IResult> ListMetricsAsync(string? period, string? segment, CancellationToken cancellationToken)
    {
        if (period is not (null or SatisfactionBook.All) && !DateOnly.TryParseExact(period, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
            return ApiResult.BadRequest($"period must be {SatisfactionBook.All} or a month such as 2026-03.");
        if (await jobs.Runs.CurrentAsync(cancellationToken) is not { } runId) return PublishedPage.Missing(null);
        // All of a run's rows are one bounded partition.
        var rows = (await jobs.Metrics.ListAsync(runId, cancellationToken)).Where(row => (period is null || row.Period == period) && (segment is null || row.Segment == segment));
        return ApiResult.Json(new MetricListAnswer(runId, [.. rows.Select(MetricAnswer.Of)]), ApiJsonContext.Default.MetricListAnswer);
    }

    private async Task<IResult> ListAgentsAsync(int? top, string? token, CancellationToken cancellationToken)
    {
        if (ApiEndpoints.CheckTop(top, PublishedAgents.MaxTop) is { } problem) return problem;
        if (await jobs.Agents.ListAsync(top ?? ApiLimits.DefaultTop, PageToken.Open(List, token), cancellationToken) is not { } page) return PublishedPage.Missing(token);
        return ApiResult.Json(
            new AgentListAnswer(page.RunId, [.. page.Agents.Select(AgentAnswer.Of)], PageToken.Seal(List, page.Token)), ApiJsonContext.Default.AgentListAnswer);
    }

    private async Task<IResult> GetAgentAsync(string id, CancellationToken cancellationToken)
    {
        if (!CustomerPath.TryRead(id, out var agentId)) return CustomerEndpoints.NoId();
        return await jobs.Agents.FindAsync(agentId, cancellationToken) is var (_, agent)
            ? ApiResult.Json(AgentAnswer.Of(agent), ApiJsonContext.Default.AgentAnswer)
            : ApiResult.NotFound("The current run has no answers after contacts with this agent.");
    }
}
