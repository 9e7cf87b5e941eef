using System.Globalization;
using System.Text;
using Analytics.Simulation;
using CsvHelper;

namespace Analytics.Tests.Simulation;

public sealed class SimulatedExportsTests
{
    private static readonly SimulationOptions Options = new() { Customers = 300, Days = 400, Seed = 11 };
    private static readonly SimulatedBusiness Business = ServiceBusiness.Simulate(Options);

    [Fact]
    public void Write_SameSeedAnyThreadsAnyCulture_GivesTheSameBytes()
    {
        var expected = Write(Business.Histories);
        var culture = CultureInfo.CurrentCulture;
        try
        {
            // Decimal commas, dots as time separators, and a calendar that counts other years.
            foreach (var name in new[] { "de-DE", "fi-FI", "th-TH" })
            {
                CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(name);
                foreach (var threads in new[] { 1, 2, 5 })
                    Assert.Equal(expected, Write(ServiceBusiness.Stream(Options with { MaxThreads = threads })));
            }
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    [Fact]
    public void Write_Headers_AreTheCanonicalFieldNames()
    {
        var (surveys, interactions, customers) = Write(Business.Histories);

        Assert.StartsWith(
            "responseId,customerId,respondedAt,channel,touchpoint,agentId,csat,nps,ces,timeliness,convenience,expertise,"
            + "expectation,comment,language\n",
            surveys,
            StringComparison.Ordinal);
        Assert.StartsWith(
            "interactionId,customerId,occurredAt,type,channel,agentId,answered,promisedMinutes,waitMinutes,handleMinutes,resolved,"
            + "transfers,escalations,reopens,amount,newCustomerPrice,announced,comment\n",
            interactions,
            StringComparison.Ordinal);
        Assert.StartsWith("customerId,joinedAt,segment,value,contract,region,channelPreference\n", customers, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_InteractionsReadBack_AreTheRowsThatWereWritten()
    {
        var rows = ReadBack(Write(Business.Histories).Interactions);
        var expected = Business.Interactions.ToList();

        Assert.Equal(expected.Count, rows.Count);
        foreach (var (row, interaction) in rows.Zip(expected))
        {
            Assert.Equal(interaction.InteractionId, row["interactionId"]);
            Assert.Equal(interaction.CustomerId, row["customerId"]);
            Assert.Equal(interaction.OccurredAt, ParseTime(row["occurredAt"]));
            Assert.Equal(interaction.Kind.ToString(), row["type"], ignoreCase: true);
            Assert.Equal(interaction.Answered, ParseFlag(row["answered"]));
            Assert.Equal(interaction.PromisedMinutes, ParseInteger(row["promisedMinutes"]));
            Assert.Equal((decimal?)interaction.WaitMinutes, ParseDecimal(row["waitMinutes"]));
            Assert.Equal(interaction.Resolved, ParseFlag(row["resolved"]));
            Assert.Equal(interaction.Reopens, ParseInteger(row["reopens"]));
            Assert.Equal(interaction.Amount, ParseDecimal(row["amount"]));
            Assert.Equal(interaction.Announced, ParseFlag(row["announced"]));
            Assert.Equal(interaction.Comment ?? "", row["comment"]);
        }
    }

    [Fact]
    public void Write_SurveysReadBack_AreTheRowsThatWereWritten()
    {
        var rows = ReadBack(Write(Business.Histories).Surveys);
        var expected = Business.SurveyResponses.ToList();

        Assert.Equal(expected.Count, rows.Count);
        foreach (var (row, response) in rows.Zip(expected))
        {
            Assert.Equal(response.ResponseId, row["responseId"]);
            Assert.Equal(response.RespondedAt, ParseTime(row["respondedAt"]));
            Assert.Equal(response.AgentId ?? "", row["agentId"]);
            Assert.Equal(response.Csat, ParseInteger(row["csat"]));
            Assert.Equal(response.Nps, ParseInteger(row["nps"]));
            Assert.Equal(response.Timeliness, ParseInteger(row["timeliness"]));
            Assert.Equal(response.Expectation, ParseInteger(row["expectation"]));
            Assert.Equal(response.Comment ?? "", row["comment"]);
            Assert.Equal(response.Language, row["language"]);
        }

        Assert.Contains(rows, row => row["comment"].Contains(',', StringComparison.Ordinal));
        Assert.Contains(rows, row => row["comment"].Contains('，', StringComparison.Ordinal));
    }

    [Fact]
    public void Write_CustomersReadBack_AreTheRowsThatWereWritten()
    {
        var rows = ReadBack(Write(Business.Histories).Customers);

        foreach (var (row, customer) in rows.Zip(Business.Customers, (row, customer) => (row, customer)))
        {
            Assert.Equal(customer.CustomerId, row["customerId"]);
            Assert.Equal(customer.JoinedAt, ParseTime(row["joinedAt"]));
            Assert.Equal(customer.Segment.ToString(), row["segment"], ignoreCase: true);
            Assert.Equal(customer.Contract.ToString(), row["contract"], ignoreCase: true);
            Assert.Equal(customer.Value, ParseDecimal(row["value"]));
        }

        Assert.Equal(Options.Customers, rows.Count);
    }

    [Fact]
    public void Write_Names_AreInCamelCase()
    {
        var types = ReadBack(Write(Business.Histories).Interactions).Select(row => row["type"]).ToHashSet();

        Assert.Superset(new HashSet<string> { "priceChange", "benefitEnd", "followUp", "call" }, types);
    }

    [Fact]
    public void Write_TextWriters_GetTheTextOfTheBytes()
    {
        using var surveys = new StringWriter();
        using var interactions = new StringWriter();
        using var customers = new StringWriter();

        SimulatedExports.Write(Business.Histories, surveys, interactions, customers);

        Assert.Equal(Write(Business.Histories), (surveys.ToString(), interactions.ToString(), customers.ToString()));
    }

    private static (string Surveys, string Interactions, string Customers) Write(IEnumerable<CustomerHistory> histories)
    {
        using var surveys = new MemoryStream();
        using var interactions = new MemoryStream();
        using var customers = new MemoryStream();
        SimulatedExports.Write(histories, surveys, interactions, customers);

        // Throws on anything that is not UTF-8, and would show a byte order mark; ToArray would throw had a stream been closed.
        var utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
        return (utf8.GetString(surveys.ToArray()), utf8.GetString(interactions.ToArray()), utf8.GetString(customers.ToArray()));
    }

    private static List<Dictionary<string, string>> ReadBack(string text)
    {
        using var reader = CsvReader.Create(new StringReader(text));
        var rows = new List<Dictionary<string, string>>();
        while (reader.Read())
            rows.Add(reader.Current.ToDictionary().ToDictionary(field => field.Key, field => field.Value ?? ""));
        return rows;
    }

    private static DateTimeOffset ParseTime(string text) =>
        DateTimeOffset.ParseExact(text, "yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    private static int? ParseInteger(string text) => text is "" ? null : int.Parse(text, CultureInfo.InvariantCulture);

    private static decimal? ParseDecimal(string text) => text is "" ? null : decimal.Parse(text, CultureInfo.InvariantCulture);

    private static bool? ParseFlag(string text) => text switch
    {
        "" => null,
        "true" => true,
        "false" => false,
        _ => throw new FormatException("A flag is true, false or empty."),
    };
}
