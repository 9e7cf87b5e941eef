using System.Globalization;
using System.Text.Json.Nodes;

namespace Functions.Tests.Api;

/// <summary>Turns rows of a simulated business's exports into requests to score their customers, as a caller with the same data would.</summary>
internal sealed class ExportRows(string customers, string surveys, string interactions)
{
    private static readonly string[] Texts = ["segment", "contract", "region", "channelPreference", "channel", "touchpoint", "agentId", "comment", "language", "type", "responseId", "interactionId"];
    private static readonly string[] ProfileMembers = ["joinedAt", "segment", "value"];

    private readonly ILookup<string, Dictionary<string, string>> _customers = Rows(customers);
    private readonly ILookup<string, Dictionary<string, string>> _surveys = Rows(surveys);
    private readonly ILookup<string, Dictionary<string, string>> _interactions = Rows(interactions);

    public string Request(IEnumerable<string> ids, DateTimeOffset asOf) =>
        new JsonObject { ["asOf"] = Time(asOf), ["customers"] = new JsonArray([.. ids.Select(id => (JsonNode)Customer(id))]) }.ToJsonString();

    public string Request(string id, DateTimeOffset asOf)
    {
        var request = Customer(id);
        request["asOf"] = Time(asOf);
        return request.ToJsonString();
    }

    private static string Time(DateTimeOffset time) => time.ToString("O", CultureInfo.InvariantCulture);

    private JsonObject Customer(string id)
    {
        var row = _customers[id].Single();
        var profile = Members(row.Where(cell => ProfileMembers.Contains(cell.Key)));
        profile["attributes"] = Members(row.Where(cell => !ProfileMembers.Contains(cell.Key)));
        return new JsonObject
        {
            ["customerId"] = id,
            ["profile"] = profile,
            ["surveys"] = new JsonArray([.. _surveys[id].Select(survey => (JsonNode)Members(survey))]),
            ["interactions"] = new JsonArray([.. _interactions[id].Select(interaction => (JsonNode)Members(interaction))]),
        };
    }

    private static JsonObject Members(IEnumerable<KeyValuePair<string, string>> row)
    {
        var members = new JsonObject();
        foreach (var (name, text) in row.Where(cell => cell.Key != "customerId" && cell.Value.Length > 0))
        {
            members[name] = Texts.Contains(name) || name.EndsWith("At", StringComparison.Ordinal) ? text
                : text is "true" or "false" ? text == "true"
                : JsonNode.Parse(text);
        }
        return members;
    }

    private static ILookup<string, Dictionary<string, string>> Rows(string csv)
    {
        using var reader = new StringReader(csv);
        var header = Cells(reader.ReadLine()!);
        var rows = new List<Dictionary<string, string>>();
        while (reader.ReadLine() is { } line) rows.Add(header.Zip(Cells(line)).ToDictionary(cell => cell.First, cell => cell.Second));
        return rows.ToLookup(row => row["customerId"]);
    }

    /// <summary>Of the simulation's rows, none of which goes over several lines.</summary>
    private static List<string> Cells(string line)
    {
        var cells = new List<string>();
        var (text, quoted) = ("", false);
        for (var index = 0; index < line.Length; index++)
        {
            if (quoted && line[index] == '"' && index + 1 < line.Length && line[index + 1] == '"') text += line[index++];
            else if (line[index] == '"') quoted = !quoted;
            else if (line[index] == ',' && !quoted) (_, text) = (Add(text), "");
            else text += line[index];
        }
        cells.Add(text);
        return cells;

        string Add(string cell)
        {
            cells.Add(cell);
            return cell;
        }
    }
}
