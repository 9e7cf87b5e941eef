using System.Text.Json;
using System.Text.Json.Serialization;
using Analytics.Prediction;
using Analytics.Prediction.Reasons;

namespace Pipeline.Scoring;

/// <summary>
/// What value drivers contribute, as one cell of a table: <c>{"price":0.4131,"usage":-0.0712}</c>, in their order and to four places.
/// </summary>
internal static class DriverJson
{
    private const int Places = 4;

    public static string Write(IEnumerable<DriverContribution> drivers)
    {
        var contributions = new OrderedDictionary<string, double>(StringComparer.Ordinal);
        // Adding nought turns minus nought into nought.
        foreach (var (driver, contribution) in drivers) contributions.Add(ValueDriverNames.Code(driver), Math.Round(contribution, Places) + 0.0);
        return JsonSerializer.Serialize(contributions, DriverJsonContext.Default.OrderedDictionaryStringDouble);
    }

    /// <summary>Drivers that only a newer version knows are passed over.</summary>
    /// <exception cref="JsonException">The text is none that <see cref="Write"/> gives.</exception>
    public static IReadOnlyList<DriverContribution> Read(string json) =>
    [
        .. (JsonSerializer.Deserialize(json, DriverJsonContext.Default.OrderedDictionaryStringDouble) ?? [])
            .Where(pair => ValueDriverNames.Find(pair.Key) is not null)
            .Select(pair => new DriverContribution(ValueDriverNames.Find(pair.Key)!.Value, pair.Value)),
    ];
}

[JsonSerializable(typeof(OrderedDictionary<string, double>))]
internal sealed partial class DriverJsonContext : JsonSerializerContext;
