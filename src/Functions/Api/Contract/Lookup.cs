namespace Functions.Api.Contract;

/// <summary>Whose id is looked up: either of them.</summary>
public sealed record LookupRequest(string? Email = null, string? Phone = null);

/// <summary>The id that a personal id was replaced by, and where the customer's prediction is, if there is one.</summary>
public sealed record LookupAnswer(string CustomerId, string? Url);
