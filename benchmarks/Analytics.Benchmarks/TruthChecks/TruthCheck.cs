namespace Analytics.Benchmarks.TruthChecks;

/// <summary>One figure of an analysis on worlds whose truth is known, beside the bar it is to reach.</summary>
/// <param name="Figure">What is measured, with the world in a few words.</param>
/// <param name="Bar">What it is to reach, for people.</param>
/// <param name="Reached">What it reached, for people.</param>
/// <param name="Held">Whether that is enough.</param>
public sealed record TruthCheck(string Figure, string Bar, string Reached, bool Held);
