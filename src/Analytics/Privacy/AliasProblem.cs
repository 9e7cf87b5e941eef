namespace Analytics.Privacy;

/// <summary>Something wrong with a pair. Names lines, never ids.</summary>
/// <param name="Kind">What is wrong.</param>
/// <param name="LineNumber">1-based line of the pair; of a cycle that of its latest pair.</param>
/// <param name="EarlierLineNumber">The line of the pair that it contradicts and that does not count; null if there is none.</param>
public sealed record AliasProblem(AliasProblemKind Kind, long LineNumber, long? EarlierLineNumber)
{
    /// <summary>What is wrong, in words.</summary>
    /// <param name="kind">What is wrong.</param>
    /// <param name="earlier">Where the pair is that does not count, in words, for a contradiction.</param>
    public static string Reason(AliasProblemKind kind, string earlier = "") => kind switch
    {
        AliasProblemKind.MissingId => "a pair without both ids",
        AliasProblemKind.BadId => "an id with control characters or of more than 4,000 characters",
        AliasProblemKind.TwoCustomers => $"an alias of two customers: {earlier} no longer counts",
        AliasProblemKind.Cycle => $"a circle of aliases: {earlier} does not count",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };
}
