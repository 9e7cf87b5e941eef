using Pipeline.Scoring;

namespace Pipeline.Queries;

/// <summary>A page of a ranking.</summary>
/// <param name="RunId">The run it comes from.</param>
/// <param name="Customers">Highest first. Fewer than asked for are no sign of the end: who is forgotten leaves an empty place.</param>
/// <param name="Token">Gives the next page; <c>null</c> on the last.</param>
/// <param name="Total">Customers who belong in the list, listed or not; <c>null</c> if the run has no such list, as of a segment that is none of its largest.</param>
/// <param name="Listed">Places of the list that can be paged through.</param>
public sealed record CustomerPage(string RunId, IReadOnlyList<RankedCustomer> Customers, string? Token, long? Total, int Listed);
