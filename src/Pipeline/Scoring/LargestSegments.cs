namespace Pipeline.Scoring;

/// <summary>
/// Which segments have lists and metrics of their own: those with most customers scored, among equals the first by name. A part cannot know them, so it
/// hands on its own largest; where a business has thousands of segments, a free text say, customers of others in a part are not counted.
/// </summary>
public static class LargestSegments
{
    /// <summary>Segments of a run.</summary>
    public const int Count = 20;

    /// <summary>Segments that a part hands on.</summary>
    public const int Candidates = 200;

    /// <param name="customers">Customers scored by segment.</param>
    /// <param name="count">The most segments.</param>
    public static IReadOnlyList<string> Of(IEnumerable<KeyValuePair<string, long>> customers, int count) =>
        [.. customers.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key, StringComparer.Ordinal).Take(count).Select(pair => pair.Key)];
}
