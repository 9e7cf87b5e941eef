using Analytics.Analysis;
using Analytics.Exports;
using Analytics.Exports.Mapping;
using Analytics.Features;
using Analytics.Prediction.Training;

namespace Analytics.Benchmarks;

/// <summary>A file with one row a customer and a column that says who left, read as the product reads it.</summary>
/// <param name="Samples">One a customer.</param>
/// <param name="CustomerIds">In the samples' order.</param>
/// <param name="Monotone">One a column, as the product sets it.</param>
internal sealed record LabelledTable(LabelledSamples Samples, IReadOnlyList<string> CustomerIds, IReadOnlyList<int> Monotone)
{
    public static async Task<LabelledTable> ReadAsync(string path, string label, IReadOnlyList<string> positiveValues)
    {
        var input = new AnalysisInput(ExportKind.Customers, Path.GetFileName(path), ExportMapping.None, File.GetLastWriteTimeUtc(path), () => File.OpenRead(path));
        var read = await new ExportGathering(new AnalysisOptions { Churn = new ChurnDefinition { Basis = ChurnBasis.Cancellation } }, null).ReadAsync([input], CancellationToken.None);
        var churn = new ChurnDefinition { Basis = ChurnBasis.Label, LabelColumn = label, PositiveValues = positiveValues.Count > 0 ? positiveValues : ChurnDefinition.DefaultPositiveValues };
        var labeler = new ChurnLabeler(churn);
        var schedule = EventSpan.Of(read.Spans, input.WrittenAt).Schedule(churn.OutcomeDays);
        var timelines = read.Batch.Timelines.Where(timeline => labeler.Target(timeline, schedule.Scoring) is not null).ToList();
        var set = TrainingSetBuilder.Build(timelines, labeler, schedule);
        return new LabelledTable(LabelledSamples.Of(set), [.. timelines.Select(timeline => timeline.CustomerId)], set.Features.Schema.ChurnDirections);
    }
}
