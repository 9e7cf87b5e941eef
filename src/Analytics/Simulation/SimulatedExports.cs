using System.Globalization;
using CsvHelper;

namespace Analytics.Simulation;

/// <summary>
/// Writes a business as its data team would export it: three CSV files (RFC 4180, UTF-8 without BOM, LF) whose headers
/// are the canonical field names, times in ISO 8601 UTC, empty where there is nothing to say.
/// </summary>
public static class SimulatedExports
{
    private const string TimeFormat = "yyyy-MM-dd'T'HH:mm:ss'Z'";

    private static readonly string[] SurveyHeader =
    [
        "responseId", "customerId", "respondedAt", "channel", "touchpoint", "agentId", "csat", "nps", "ces",
        "timeliness", "convenience", "expertise", "expectation", "comment", "language",
    ];

    private static readonly string[] InteractionHeader =
    [
        "interactionId", "customerId", "occurredAt", "type", "channel", "agentId", "answered", "promisedMinutes", "waitMinutes",
        "handleMinutes", "resolved", "transfers", "escalations", "reopens", "amount", "newCustomerPrice", "announced", "comment",
    ];

    private static readonly string[] CustomerHeader =
        ["customerId", "joinedAt", "segment", "value", "contract", "region", "channelPreference"];

    private static readonly string[] KindNames = [.. Enum.GetNames<InteractionKind>().Select(ToCamelCase)];
    private static readonly string[] SegmentNames = [.. Enum.GetNames<CustomerSegment>().Select(ToCamelCase)];
    private static readonly string[] ContractNames = [.. Enum.GetNames<ContractKind>().Select(ToCamelCase)];

    private static readonly CsvWriterOptions Format = CsvWriterOptions.Default with
    {
        NewLine = "\n",
        TrueValue = "true",
        FalseValue = "false",
        FormatProvider = CultureInfo.InvariantCulture,
    };

    /// <summary>Writes all three in one pass over the histories; the destinations stay open, at the end of what was written.</summary>
    public static void Write(IEnumerable<CustomerHistory> histories, Stream surveys, Stream interactions, Stream customers)
    {
        using var surveyWriter = CsvWriter.Create(surveys, Format, leaveOpen: true);
        using var interactionWriter = CsvWriter.Create(interactions, Format, leaveOpen: true);
        using var customerWriter = CsvWriter.Create(customers, Format, leaveOpen: true);
        Write(histories, surveyWriter, interactionWriter, customerWriter);
    }

    /// <inheritdoc cref="Write(IEnumerable{CustomerHistory}, Stream, Stream, Stream)"/>
    public static void Write(IEnumerable<CustomerHistory> histories, TextWriter surveys, TextWriter interactions, TextWriter customers)
    {
        using var surveyWriter = CsvWriter.Create(surveys, Format, leaveOpen: true);
        using var interactionWriter = CsvWriter.Create(interactions, Format, leaveOpen: true);
        using var customerWriter = CsvWriter.Create(customers, Format, leaveOpen: true);
        Write(histories, surveyWriter, interactionWriter, customerWriter);
    }

    private static void Write(IEnumerable<CustomerHistory> histories, CsvWriter surveys, CsvWriter interactions, CsvWriter customers)
    {
        ArgumentNullException.ThrowIfNull(histories);
        surveys.WriteHeader(SurveyHeader);
        interactions.WriteHeader(InteractionHeader);
        customers.WriteHeader(CustomerHeader);
        foreach (var history in histories)
        {
            WriteCustomer(customers, history.Customer);
            foreach (var interaction in history.Interactions)
                WriteInteraction(interactions, interaction);
            foreach (var response in history.SurveyResponses)
                WriteResponse(surveys, response);
        }
    }

    private static void WriteResponse(CsvWriter writer, SimulatedSurveyResponse response)
    {
        writer.WriteField(response.ResponseId);
        writer.WriteField(response.CustomerId);
        writer.WriteField(response.RespondedAt, TimeFormat);
        writer.WriteField(response.Channel);
        writer.WriteField(response.Touchpoint);
        writer.WriteField(response.AgentId);
        writer.WriteField(response.Csat);
        writer.WriteField(response.Nps);
        writer.WriteField(response.Ces);
        writer.WriteField(response.Timeliness);
        writer.WriteField(response.Convenience);
        writer.WriteField(response.Expertise);
        writer.WriteField(response.Expectation);
        writer.WriteField(response.Comment);
        writer.WriteField(response.Language);
        writer.EndRecord();
    }

    private static void WriteInteraction(CsvWriter writer, SimulatedInteraction interaction)
    {
        writer.WriteField(interaction.InteractionId);
        writer.WriteField(interaction.CustomerId);
        writer.WriteField(interaction.OccurredAt, TimeFormat);
        writer.WriteField(KindNames[(int)interaction.Kind]);
        writer.WriteField(interaction.Channel);
        writer.WriteField(interaction.AgentId);
        WriteFlag(writer, interaction.Answered);
        writer.WriteField(interaction.PromisedMinutes);
        writer.WriteField(interaction.WaitMinutes, "0.0");
        writer.WriteField(interaction.HandleMinutes, "0.0");
        WriteFlag(writer, interaction.Resolved);
        writer.WriteField(interaction.Transfers);
        writer.WriteField(interaction.Escalations);
        writer.WriteField(interaction.Reopens);
        writer.WriteField(interaction.Amount, "0.00");
        writer.WriteField(interaction.NewCustomerPrice, "0.00");
        WriteFlag(writer, interaction.Announced);
        writer.WriteField(interaction.Comment);
        writer.EndRecord();
    }

    private static void WriteCustomer(CsvWriter writer, SimulatedCustomer customer)
    {
        writer.WriteField(customer.CustomerId);
        writer.WriteField(customer.JoinedAt, TimeFormat);
        writer.WriteField(SegmentNames[(int)customer.Segment]);
        writer.WriteField(customer.Value, "0.00");
        writer.WriteField(ContractNames[(int)customer.Contract]);
        writer.WriteField(customer.Region);
        writer.WriteField(customer.ChannelPreference);
        writer.EndRecord();
    }

    private static void WriteFlag(CsvWriter writer, bool? flag)
    {
        if (flag is { } value)
            writer.WriteField(value);
        else
            writer.WriteField((string?)null);
    }

    private static string ToCamelCase(string name) => char.ToLowerInvariant(name[0]) + name[1..];
}
