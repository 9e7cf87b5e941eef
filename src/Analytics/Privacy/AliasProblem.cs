namespace Analytics.Privacy;

/// <summary>Something wrong with a pair. Names lines, never ids.</summary>
/// <param name="Kind">What is wrong.</param>
/// <param name="LineNumber">1-based line of the pair; of a cycle that of its latest pair.</param>
/// <param name="EarlierLineNumber">The line of the pair that it contradicts and that does not count; null if there is none.</param>
public sealed record AliasProblem(AliasProblemKind Kind, long LineNumber, long? EarlierLineNumber);
