namespace Pipeline.Outcomes;

/// <summary>A page of a customer's outcomes.</summary>
/// <param name="CustomerId">The customer, by the id that outcomes are kept under.</param>
/// <param name="Outcomes">Newest first.</param>
/// <param name="Token">Gives the next page; <c>null</c> on the last.</param>
public sealed record OutcomePage(string CustomerId, IReadOnlyList<OutcomeRecord> Outcomes, string? Token);
