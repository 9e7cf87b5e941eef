namespace Pipeline.Ingest;

/// <summary>What came of asking for an export's replay.</summary>
/// <param name="Outcome">Whether it was queued or done, and if not, why.</param>
/// <param name="Entry">The export; <c>null</c> if there is none of the name.</param>
public sealed record ReplayAnswer(ReplayOutcome Outcome, LedgerEntry? Entry);
