using System.Buffers.Text;
using System.Globalization;
using System.Text;
using Pipeline.Scoring;

namespace Pipeline.Queries;

/// <summary>Where the next page of a ranking starts; opaque to those who hold it.</summary>
internal sealed record RankingToken(string RunId, string List, int Index)
{
    public string Encode() => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{RunId}|{List}|{Index}")));

    /// <exception cref="FormatException">Not a token.</exception>
    public static RankingToken Decode(string token)
    {
        var parts = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(token)).Split('|');
        if (parts.Length == 3
            && Runs.RunId.IsValid(parts[0])
            && RankingList.Names.Contains(parts[1])
            && int.TryParse(parts[2], NumberStyles.None, CultureInfo.InvariantCulture, out var index)
            && index < RankingList.Capacity)
        {
            return new RankingToken(parts[0], parts[1], index);
        }
        throw new FormatException("Not a token of this list.");
    }
}
