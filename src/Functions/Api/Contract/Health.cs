namespace Functions.Api.Contract;

/// <summary>Whether the pipeline can work.</summary>
public sealed record HealthAnswer(string Status, string Storage, string? CurrentRun);

/// <summary>That the process is there.</summary>
public sealed record LiveAnswer(string Status);
