using Analytics.Metrics;

namespace Pipeline.Schemas;

/// <summary>The columns that <see cref="Publishing.SatisfactionRow"/> writes.</summary>
internal static class AnswerColumns
{
    public static IReadOnlyList<ColumnSchema> All { get; } =
    [
        ColumnSchema.Int64(nameof(SatisfactionTally.CsatAnswers), "Answers with a CSAT rating"),
        ColumnSchema.Int64(nameof(SatisfactionTally.Satisfied), "Of these 4 and 5"),
        ColumnSchema.Int64(nameof(SatisfactionTally.NpsAnswers), "Answers to the likelihood to recommend"),
        ColumnSchema.Int64(nameof(SatisfactionTally.Promoters), "Of these 9 and 10"),
        ColumnSchema.Int64(nameof(SatisfactionTally.Detractors), "Of these 0 to 6"),
        ColumnSchema.Number(nameof(SatisfactionTally.Csat), "0 to 100").Absent("there are no such answers"),
        ColumnSchema.Number(nameof(SatisfactionTally.Nps), "-100 to 100").Absent("there are no such answers"),
    ];
}
