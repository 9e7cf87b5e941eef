using Pipeline.Scoring;

namespace Pipeline.Queries;

/// <summary>A CSV file of a run, gzipped.</summary>
/// <param name="Name">Such as <c>part-00.csv.gz</c>.</param>
/// <param name="Kind"><see cref="Predictions"/> or <see cref="Outcomes"/>.</param>
/// <param name="Bytes">Length of the file.</param>
/// <param name="ETag">Changes with the file; as in a header, with quotes.</param>
public sealed record PredictionPart(string Name, string Kind, long Bytes, string ETag)
{
    public const string Predictions = "predictions";
    public const string Outcomes = "outcomes";

    // The first shard in hex.
    private const int ShardLength = 2;

    /// <summary>The kind of file that a name from outside can be of; <c>null</c> if it cannot be one of a run's files.</summary>
    public static string? KindOf(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return Is(PartBlob.Part) ? Predictions : Is(PartBlob.Outcomes) ? Outcomes : null;

        bool Is(string prefix) =>
            name.Length == prefix.Length + ShardLength + PartBlob.CsvEnding.Length
            && name.StartsWith(prefix, StringComparison.Ordinal)
            && name.EndsWith(PartBlob.CsvEnding, StringComparison.Ordinal)
            && name.Skip(prefix.Length).Take(ShardLength).All(char.IsAsciiHexDigitLower);
    }
}
