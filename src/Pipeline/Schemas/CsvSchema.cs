using Analytics.Reports;
using Pipeline.Outcomes;

namespace Pipeline.Schemas;

/// <summary>Gzipped CSV files of a run, in the container <c>predictions</c>.</summary>
/// <param name="Name">Names of the blobs.</param>
/// <param name="Meaning">What the files hold.</param>
/// <param name="Columns">The columns in their order, each with what it says.</param>
internal sealed record CsvSchema(string Name, string Meaning, IReadOnlyList<(string Name, string Meaning)> Columns)
{
    public static CsvSchema Predictions { get; } = new(
        "{run}/part-{first shard}.csv.gz",
        "Predictions of a range of shards, by shard and customer id. All parts of a run together are everybody who was scored.",
        Describe(
            PredictionCsv.Columns,
            [
                "Customer id as it came",
                "0 to 1",
                "`high`, `medium` or `low`",
                "0 to 1; empty without a loyalty model",
                "What raises the risk most, in English; empty where there is nothing",
                "The next heaviest",
                "The third",
                "What may be done, in English; empty where there is nothing",
                "Margin a year expected to be lost, in the user's currency; empty where the customer's value is not known",
            ]));

    public static CsvSchema Outcomes { get; } = new(
        "{run}/outcomes-{first shard}.csv.gz",
        "What came of contacts with the customers of a range of shards, as known when the part was scored. There is no file where nothing is known.",
        Describe(
            OutcomeCsv.Columns,
            [
                "Customer id as it came",
                "Id of the outcome",
                "When it happened, UTC, `2026-11-21T09:30:00Z`",
                "How the customer was contacted",
                "Code of what was offered; may be empty",
                "What came of it",
                "What else was said, personal data masked; may be empty",
                "Who tells it; may be empty",
            ]));

    private static IReadOnlyList<(string Name, string Meaning)> Describe(IReadOnlyList<string> columns, IReadOnlyList<string> meanings) =>
        columns.Count == meanings.Count ? [.. columns.Zip(meanings)] : throw new InvalidOperationException("A column of a file is not described.");
}
