using Analytics.Metrics;

namespace Pipeline.Queries;

/// <summary>A page of agents.</summary>
/// <param name="RunId">The run it comes from.</param>
/// <param name="Agents">In the order of their encoded ids.</param>
/// <param name="Token">Gives the next page; <c>null</c> on the last.</param>
public sealed record AgentPage(string RunId, IReadOnlyList<AgentTally> Agents, string? Token);

/// <summary>The answers after contacts with an agent.</summary>
public sealed record AgentTally(string AgentId, SatisfactionTally Tally);
