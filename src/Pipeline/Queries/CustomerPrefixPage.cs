using Pipeline.Scoring;

namespace Pipeline.Queries;

/// <summary>A page of customers whose ids begin alike.</summary>
/// <param name="RunId">The run it comes from.</param>
/// <param name="Customers">In the order of their encoded ids; those of whom the run has no prediction are left out, so a page may be short or empty.</param>
/// <param name="Token">Gives the next page; <c>null</c> on the last.</param>
public sealed record CustomerPrefixPage(string RunId, IReadOnlyList<PredictionRow> Customers, string? Token);
