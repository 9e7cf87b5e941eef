using Analytics.Metrics;
using Pipeline.Storage;
using Pipeline.Storage.Tables;

namespace Pipeline.Publishing;

/// <summary>
/// A row of the tables <c>Metrics</c> (row key <c>all</c> or a month) and <c>Agents</c> (row key the agent's id), partition the run: the
/// counts, and CSAT and NPS made from them.
/// </summary>
public static class SatisfactionRow
{
    private const string Key = "Key";

    internal static TableEntity ToEntity(string runId, string key, SatisfactionTally tally)
    {
        var entity = new TableEntity(runId, EncodedKey.Of(key))
        {
            [Key] = key,
            [nameof(SatisfactionTally.CsatAnswers)] = tally.CsatAnswers,
            [nameof(SatisfactionTally.Satisfied)] = tally.Satisfied,
            [nameof(SatisfactionTally.NpsAnswers)] = tally.NpsAnswers,
            [nameof(SatisfactionTally.Promoters)] = tally.Promoters,
            [nameof(SatisfactionTally.Detractors)] = tally.Detractors,
        };
        if (tally.Csat is { } csat) entity[nameof(SatisfactionTally.Csat)] = csat;
        if (tally.Nps is { } nps) entity[nameof(SatisfactionTally.Nps)] = nps;
        return entity;
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
