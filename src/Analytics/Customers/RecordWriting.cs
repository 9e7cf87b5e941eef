using System.Buffers;

namespace Analytics.Customers;

/// <summary>
/// Writes records as the serializer would, property by property: the fields of the kind, then those of every record, each only if it is there. The
/// serializer's way through its metadata takes several times as long, and a line is written for every row that is taken in.
/// </summary>
internal static class RecordWriting
{
    public static void Write(IBufferWriter<byte> output, SurveyResponse survey)
    {
        var line = new RecordLine(output);
        line.Add("\"responseId\":"u8, survey.ResponseId);
        line.Add("\"respondedAt\":"u8, survey.RespondedAt);
        line.Add("\"channel\":"u8, survey.Channel);
        line.Add("\"touchpoint\":"u8, survey.Touchpoint);
        line.Add("\"agentId\":"u8, survey.AgentId);
        line.Add("\"csat\":"u8, survey.Csat);
        line.Add("\"nps\":"u8, survey.Nps);
        line.Add("\"ces\":"u8, survey.Ces);
        line.Add("\"timeliness\":"u8, survey.Timeliness);
        line.Add("\"convenience\":"u8, survey.Convenience);
        line.Add("\"expertise\":"u8, survey.Expertise);
        line.Add("\"drivers\":"u8, survey.Drivers);
        line.Add("\"expectation\":"u8, survey.Expectation);
        line.Add("\"figures\":"u8, survey.Figures);
        line.Add("\"comment\":"u8, survey.Comment);
        line.Add("\"language\":"u8, survey.Language);
        Finish(ref line, survey);
    }

    public static void Write(IBufferWriter<byte> output, Interaction interaction)
    {
        var line = new RecordLine(output);
        line.Add("\"interactionId\":"u8, interaction.InteractionId);
        line.Add("\"occurredAt\":"u8, interaction.OccurredAt);
        line.Add("\"type\":"u8, interaction.Type);
        line.Add("\"channel\":"u8, interaction.Channel);
        line.Add("\"agentId\":"u8, interaction.AgentId);
        line.Add("\"answered\":"u8, interaction.Answered);
        line.Add("\"promisedMinutes\":"u8, interaction.PromisedMinutes);
        line.Add("\"waitMinutes\":"u8, interaction.WaitMinutes);
        line.Add("\"handleMinutes\":"u8, interaction.HandleMinutes);
        line.Add("\"resolved\":"u8, interaction.Resolved);
        line.Add("\"transfers\":"u8, interaction.Transfers);
        line.Add("\"escalations\":"u8, interaction.Escalations);
        line.Add("\"reopens\":"u8, interaction.Reopens);
        line.Add("\"amount\":"u8, interaction.Amount);
        line.Add("\"newCustomerPrice\":"u8, interaction.NewCustomerPrice);
        line.Add("\"announced\":"u8, interaction.Announced);
        line.Add("\"comment\":"u8, interaction.Comment);
        Finish(ref line, interaction);
    }

    public static void Write(IBufferWriter<byte> output, Customer customer)
    {
        var line = new RecordLine(output);
        line.Add("\"joinedAt\":"u8, customer.JoinedAt);
        line.Add("\"segment\":"u8, customer.Segment);
        line.Add("\"value\":"u8, customer.Value);
        line.Add("\"attributes\":"u8, customer.Attributes);
        Finish(ref line, customer);
    }

    private static void Finish(ref RecordLine line, CanonicalRecord record)
    {
        line.Add("\"customerId\":"u8, record.CustomerId);
        line.Add("\"updatedAt\":"u8, record.UpdatedAt);
        line.End();
    }
}
