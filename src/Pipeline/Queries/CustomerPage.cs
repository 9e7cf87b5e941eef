using Pipeline.Scoring;

namespace Pipeline.Queries;

/// <summary>A page of a ranking.</summary>
/// <param name="RunId">The run it comes from.</param>
/// <param name="Customers">Highest risk first.</param>
/// <param name="Token">Gives the next page; <c>null</c> on the last.</param>
public sealed record CustomerPage(string RunId, IReadOnlyList<RankedCustomer> Customers, string? Token);
