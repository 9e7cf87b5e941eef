using System.Buffers.Text;
using System.Text;

namespace Pipeline.Queries;

/// <summary>Where the next page of a run's rows starts; opaque to those who hold it.</summary>
/// <param name="RunId">The run.</param>
/// <param name="After">What the page before ended with.</param>
internal sealed record RunToken(string RunId, string After)
{
    public string Encode() => Base64Url.EncodeToString(Encoding.UTF8.GetBytes($"{RunId}|{After}"));

    /// <exception cref="FormatException">Not a token.</exception>
    public static RunToken Decode(string token)
    {
        var parts = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(token)).Split('|');
        return parts.Length == 2 && Runs.RunId.IsValid(parts[0]) && parts[1].Length > 0 ? new RunToken(parts[0], parts[1]) : throw new FormatException("Not a token of this list.");
    }
}
