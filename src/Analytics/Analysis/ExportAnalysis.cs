using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Analytics.Customers;
using Analytics.Exports;
using Analytics.Exports.Quality;
using Analytics.Exports.Recognition;
using Analytics.Features;
using Analytics.Insights;
using Analytics.Metrics;
using Analytics.Prediction;
using Analytics.Prediction.Training;

namespace Analytics.Analysis;

/// <summary>The whole analysis of some exports without storage: reading, training, predicting and explaining everybody, in memory.</summary>
public sealed class ExportAnalysis(AnalysisOptions options, TimeProvider time)
{
    private const int VersionLength = 12;

    /// <summary>Analyses the exports. The same exports and options give the same result, but for the seconds that training took.</summary>
    /// <param name="inputs">At least one. Of two versions of a record with the same time of change the one in the later export wins.</param>
    /// <param name="progress">Told what is being done; called in order, from any thread.</param>
    /// <param name="cancellationToken">Breaks the analysis off.</param>
    /// <exception cref="ExportUnreadableException">An export cannot be read, or all are left out for their rejected rows; the message begins with a name.</exception>
    /// <exception cref="UnknownLabelException">There are customers, but none has a value in the label column.</exception>
    public async Task<AnalysisResult> RunAsync(
        IReadOnlyList<AnalysisInput> inputs, IProgress<AnalysisProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        options.Churn.Validate();
        var read = await new ExportGathering(options, progress).ReadAsync(inputs, cancellationToken);
        var timelines = read.Batch.Timelines;
        var definition = ChurnEvidence.Settle(options.Churn, timelines);
        var labeler = new ChurnLabeler(definition);
        RequireLabel(labeler, read);

        var span = EventSpan.Of(read.Spans, time.GetUtcNow());
        if (options.AsOf is { } asOf) span = span.Until(asOf);
        var schedule = span.Schedule(definition.OutcomeDays);
        var book = new SatisfactionBook();
        book.Add(read.Batch);
        var result = new AnalysisResult
        {
            AsOf = schedule.Scoring,
            Definition = definition,
            Exports = read.Summaries,
            Periods = book.Periods,
            Customers = timelines.Count,
        };

        var data = new InsightData { Timelines = timelines, AnonymousSurveys = read.Batch.AnonymousSurveys, Churn = definition, Schedule = schedule };
        var (model, shortfall) = Train(read, labeler, schedule, progress, cancellationToken);
        if (model is not null)
        {
            data = data with { Model = model, Predictions = Score(timelines, model, schedule.Scoring, progress, cancellationToken) };
            result = result with { Card = model.Card, Predictions = data.Predictions };
        }
        progress?.Report(new AnalysisProgress("Finding insights", 0));
        result = result with
        {
            Shortfall = shortfall,
            Quality = Review(read, inputs, schedule, definition, model?.Card.Positives),
            Insights = InsightFinder.Find(data, cancellationToken),
        };
        progress?.Report(new AnalysisProgress("Finding insights", 1));
        return result;
    }

    private static QualityReport Review(GatheredExports read, IReadOnlyList<AnalysisInput> inputs, AsOfSchedule schedule, ChurnDefinition definition, int? leavers)
    {
        // A label is known without a history.
        var neededDays = definition.Basis == ChurnBasis.Label || schedule.Training.Count > 0 ? 0 : AsOfSchedule.MinHistoryDays + definition.OutcomeDays;
        return QualityReport.Of(read.Summaries, [.. inputs.Select(input => input.WrittenAt)], read.Batch.Timelines, neededDays, leavers);
    }

    private static void RequireLabel(ChurnLabeler labeler, GatheredExports read)
    {
        var timelines = read.Batch.Timelines;
        if (labeler.Definition.Basis != ChurnBasis.Label || !timelines.Any(timeline => timeline.Profile is not null)) return;
        if (timelines.Any(timeline => labeler.Label(timeline) != ChurnOutcome.Unknown)) return;
        var seen = read.Columns.Count == 0 ? "there are no others" : $"the columns with values are {HeaderNames.Listed(read.Columns)}";
        throw new UnknownLabelException($"No customer has a value in the label column '{labeler.Definition.LabelColumn}': {seen}.");
    }

    private (CustomerModel? Model, Statement? Shortfall) Train(
        GatheredExports read, ChurnLabeler labeler, AsOfSchedule schedule, IProgress<AnalysisProgress>? progress, CancellationToken cancellationToken)
    {
        var timelines = read.Batch.Timelines;
        var hasEvents = read.Spans.Any(export => export.Last is not null);
        if (ShortfallFinder.BeforeSampling(timelines.Count, hasEvents, labeler.Definition, schedule.Training.Count) is { } missing) return (null, missing);
        var started = time.GetTimestamp();
        progress?.Report(new AnalysisProgress("Training", 0));
        try
        {
            var training = progress is null ? null : new TrainingRelay(progress);
            var trainer = new CustomerModelTrainer(options.Training);
            var model = trainer.Train(timelines, labeler.Definition, null, schedule, Version(read, labeler.Definition, schedule), training, cancellationToken);
            progress?.Report(new AnalysisProgress("Training", 1));
            return (model.WithCards(card => card with { TrainingSeconds = time.GetElapsedTime(started).TotalSeconds }), null);
        }
        catch (TooLittleDataException exception)
        {
            return (null, ShortfallFinder.AfterSampling(exception, labeler.Definition));
        }
    }

    private static IReadOnlyList<ExplainedPrediction> Score(
        IReadOnlyList<CustomerTimeline> timelines, CustomerModel model, DateTimeOffset asOf, IProgress<AnalysisProgress>? progress, CancellationToken cancellationToken)
    {
        progress?.Report(new AnalysisProgress("Predicting", 0));
        var scored = model.PredictByRisk(timelines, asOf, cancellationToken);
        progress?.Report(new AnalysisProgress("Predicting", 1));
        return scored;
    }

    /// <summary>A name that follows from what the model was trained on, so that the same analysis gives the same one.</summary>
    private string Version(GatheredExports read, ChurnDefinition definition, AsOfSchedule schedule)
    {
        var content = string.Join(
            '\n',
            read.ContentHash, options.Aliases.Version, options.Identities?.Fingerprint, definition.Basis, definition.LabelColumn, string.Join(',', definition.PositiveValues),
            string.Create(CultureInfo.InvariantCulture, $"{definition.HorizonDays} {definition.GapDays} {definition.InactivityDays} {schedule.Scoring:O}"),
            options.Training.KeepSuspects, options.Training.SearchBudget.ToString(CultureInfo.InvariantCulture));
        return $"analysis-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content)))[..VersionLength]}";
    }

    private sealed class TrainingRelay(IProgress<AnalysisProgress> progress) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value) => progress.Report(new AnalysisProgress("Training", value.Share));
    }
}
