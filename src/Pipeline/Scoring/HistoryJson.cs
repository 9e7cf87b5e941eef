using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Pipeline.Scoring;

/// <summary>A customer's history as one cell of a table: <c>[["2026-03-05",0.4131,"high","20260301T020000Z-1a2b3c4d5e6f"]]</c>, oldest first.</summary>
internal static class HistoryJson
{
    private const string DateFormat = "yyyy-MM-dd";
    private const int Places = 6;

    public static string Write(IEnumerable<HistoryPoint> points)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartArray();
            foreach (var point in points)
            {
                json.WriteStartArray();
                json.WriteStringValue(point.AsOf.ToString(DateFormat, CultureInfo.InvariantCulture));
                json.WriteNumberValue(Math.Round(point.ChurnProbability, Places));
                json.WriteStringValue(point.Band);
                json.WriteStringValue(point.ModelVersion);
                json.WriteEndArray();
            }
            json.WriteEndArray();
        }
        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }

    /// <exception cref="JsonException">The text is no JSON.</exception>
    public static IReadOnlyList<HistoryPoint> Read(string text)
    {
        using var json = JsonDocument.Parse(text);
        return
        [
            .. json.RootElement.EnumerateArray().Select(point => new HistoryPoint(
                DateOnly.ParseExact(point[0].GetString()!, DateFormat, CultureInfo.InvariantCulture), point[1].GetDouble(), point[2].GetString()!, point[3].GetString()!)),
        ];
    }
}
