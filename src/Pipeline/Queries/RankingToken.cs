using System.Buffers.Text;
using System.Globalization;
using System.Text;
using Pipeline.Scoring;

namespace Pipeline.Queries;

/// <summary>Where the next page of a ranking starts; opaque to those who hold it.</summary>
/// <param name="RunId">The run.</param>
/// <param name="List">The list.</param>
/// <param name="Band">The band whose places in the list are meant; <c>null</c> for the whole list.</param>
/// <param name="Index">0-based place.</param>
internal sealed record RankingToken(string RunId, string List, string? Band, int Index)
{
    public string Encode() => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{RunId}|{List}|{Band}|{Index}")));

    /// <exception cref="FormatException">Not a token.</exception>
    public static RankingToken Decode(string token)
    {
        var parts = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(token)).Split('|');
        if (parts.Length == 4
            && Runs.RunId.IsValid(parts[0])
            && int.TryParse(parts[3], NumberStyles.None, CultureInfo.InvariantCulture, out var index)
            && index < RankingList.Capacity)
        {
            return new RankingToken(parts[0], parts[1], parts[2].Length == 0 ? null : parts[2], index);
        }
        throw new FormatException("Not a token of this list.");
    }
}
