namespace Functions.Api.Contract;

/// <summary>Whether the pipeline can work.</summary>
public sealed record HealthAnswer(string Status, string Storage, string? CurrentRun, IReadOnlyList<HealthCheckAnswer> Checks);

/// <summary>How one thing is that the pipeline depends on.</summary>
/// <param name="Name">What was looked at.</param>
/// <param name="Status">How it is.</param>
/// <param name="Milliseconds">How long the look took.</param>
/// <param name="Since">Of the model when it was trained, of the run when it was published.</param>
public sealed record HealthCheckAnswer(string Name, string Status, long Milliseconds, DateTimeOffset? Since = null);

/// <summary>That the process is there.</summary>
public sealed record LiveAnswer(string Status);
