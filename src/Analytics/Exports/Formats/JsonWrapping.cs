using System.Text.Json;

namespace Analytics.Exports.Formats;

/// <summary>
/// Knows files that hold one object with the list of rows in it, as services answer a page at a time:
/// <c>{"satisfaction_ratings":[{…},{…}],"next_page":null,"count":2}</c>.
/// </summary>
internal static class JsonWrapping
{
    private const int MaxDepth = 1_000;

    /// <param name="start">How the file begins.</param>
    /// <returns>The property that holds the rows; <c>null</c> if the file is no such object, or may be one object a line.</returns>
    public static string? ListIn(ReadOnlySpan<byte> start)
    {
        if (start is not [(byte)'{', ..]) return null;
        var json = new Utf8JsonReader(start, isFinalBlock: false, new JsonReaderState(new JsonReaderOptions { MaxDepth = MaxDepth }));
        string? name = null, list = null, emptyList = null;
        var isClosed = false;
        try
        {
            json.Read();
            while (!isClosed && json.Read())
            {
                if (json.CurrentDepth == 1 && json.TokenType == JsonTokenType.PropertyName)
                {
                    name = json.GetString();
                }
                else if (json.CurrentDepth == 1 && json.TokenType == JsonTokenType.StartArray && json.Read())
                {
                    // A list of numbers or words is a cell.
                    if (json.TokenType == JsonTokenType.StartObject) list ??= name;
                    else if (json.TokenType == JsonTokenType.EndArray) emptyList ??= name;
                }
                isClosed = json.CurrentDepth == 0;
            }
            // Another object behind the first one: a row a line, each with a list in it.
            return isClosed && start[(int)json.BytesConsumed..].TrimStart(" \t\r\n"u8) is [(byte)'{', ..] ? null : list ?? emptyList;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // Broken somewhere, or with half of a surrogate pair in a name. A list has begun all the same.
            return list;
        }
    }
}
