using Analytics.Metrics;
using Pipeline.Storage;
using Pipeline.Storage.Tables;

namespace Pipeline.Publishing;

/// <summary>The counts of answers in a row, and CSAT and NPS made from them; a row of the table <c>Agents</c> (partition the run, row key the agent's id) has nothing else.</summary>
public static class SatisfactionRow
{
    private const string Key = "Key";

    internal static TableEntity ToEntity(string runId, string agentId, SatisfactionTally tally)
    {
        var entity = new TableEntity(runId, EncodedKey.Of(agentId)) { [Key] = agentId };
        Write(entity, tally);
        return entity;
    }

    internal static string AgentOf(TableEntity entity) => entity.GetString(Key)!;

    internal static void Write(TableEntity entity, SatisfactionTally tally)
    {
        entity[nameof(SatisfactionTally.CsatAnswers)] = tally.CsatAnswers;
        entity[nameof(SatisfactionTally.Satisfied)] = tally.Satisfied;
        entity[nameof(SatisfactionTally.NpsAnswers)] = tally.NpsAnswers;
        entity[nameof(SatisfactionTally.Promoters)] = tally.Promoters;
        entity[nameof(SatisfactionTally.Detractors)] = tally.Detractors;
        entity[nameof(SatisfactionTally.Csat)] = tally.Csat;
        entity[nameof(SatisfactionTally.Nps)] = tally.Nps;
    }

    internal static SatisfactionTally From(TableEntity entity) => new()
    {
        CsatAnswers = entity.GetInt64(nameof(SatisfactionTally.CsatAnswers)) ?? 0,
        Satisfied = entity.GetInt64(nameof(SatisfactionTally.Satisfied)) ?? 0,
        NpsAnswers = entity.GetInt64(nameof(SatisfactionTally.NpsAnswers)) ?? 0,
        Promoters = entity.GetInt64(nameof(SatisfactionTally.Promoters)) ?? 0,
        Detractors = entity.GetInt64(nameof(SatisfactionTally.Detractors)) ?? 0,
    };
}
