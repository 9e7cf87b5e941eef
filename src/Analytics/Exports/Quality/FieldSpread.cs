namespace Analytics.Exports.Quality;

/// <summary>How the values of a field are spread.</summary>
/// <param name="Present">Records that have a value.</param>
/// <param name="Counts">Values counted by what they are: answers on a scale, words, yes and no. The rarest are put together as <c>other</c>.</param>
public sealed record FieldSpread(long Present, IReadOnlyDictionary<string, long> Counts)
{
    /// <summary>Different values that are counted apart.</summary>
    internal const int MostValues = 40;

    /// <summary>What the others are counted as.</summary>
    internal const string Other = "other";

    /// <summary>Both together; of more different values than are counted apart the rarest become <c>other</c>.</summary>
    internal FieldSpread Plus(FieldSpread more)
    {
        var counts = Counts.Concat(more.Counts).GroupBy(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal).ToDictionary(value => value.Key, value => value.Sum(), StringComparer.Ordinal);
        var others = counts.Where(pair => pair.Key != Other).OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key, StringComparer.Ordinal).Skip(MostValues).ToList();
        foreach (var (value, count) in others)
        {
            counts.Remove(value);
            counts[Other] = counts.GetValueOrDefault(Other) + count;
        }
        return new FieldSpread(Present + more.Present, counts.OrderBy(pair => pair.Key, StringComparer.Ordinal).ToDictionary());
    }
}
