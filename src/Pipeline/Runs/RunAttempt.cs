namespace Pipeline.Runs;

/// <summary>What is known of the attempts at one step of a run.</summary>
/// <param name="Attempts">How many have begun.</param>
/// <param name="LastFailure">Why the last one that failed did; <c>null</c> if none said.</param>
public sealed record RunAttempt(int Attempts, string? LastFailure);
