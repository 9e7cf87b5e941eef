using Analytics.Boosting;
using Analytics.Evaluation;
using Analytics.Features;
using Analytics.Prediction;

namespace Analytics.Insights.Trust;

/// <summary>
/// How far the data and the model can be trusted: drift between training and scoring, calibration, columns that may give the outcome away, copies,
/// and the customers of whom the model should not be believed.
/// </summary>
internal static class TrustAnalysis
{
    /// <summary>What the score is called among features.</summary>
    public const string Score = "score";

    public static TrustInsight Of(InsightData data, CancellationToken cancellationToken)
    {
        if (data.Model is not { } model) return new TrustInsight { Missing = TrustWording.NoModel };
        var labeler = new ChurnLabeler(data.Churn);
        var churn = model.Churn;
        var sides = DriftSides.Of(data, labeler, cancellationToken);
        var reference = FeatureValues.Of(churn.Schema, sides.Reference, customer => labeler.Snapshot(customer.Timeline, customer.Date), cancellationToken);
        var insight = new TrustInsight
        {
            SampledCustomers = Math.Min(data.Timelines.Count, DriftSides.Most),
            Calibration = Calibration(churn.Card.Evaluation),
            Reliability = churn.Card.Reliability,
            Leakage = churn.Card.Leakage,
        };
        if (Math.Min(sides.Reference.Count, sides.Current.Count) >= DriftReview.MinCount)
        {
            var (drift, families) = Drift(data, churn, labeler, sides, reference.Matrix, cancellationToken);
            insight = insight with { Drift = drift, Families = families };
        }
        if (sides.Reference.Count >= DriftReview.MinCount && data.Predictions.Count > 0)
        {
            var (doubts, copies) = Doubts(data, churn, labeler, reference, cancellationToken);
            insight = insight with { Doubts = doubts, Copies = copies };
        }
        return insight with { Statements = TrustWording.Of(insight, churn.Card, data.Churn.IsLabel, sides) };
    }

    private static (TrustDrift Drift, IReadOnlyList<TestFamily> Families) Drift(
        InsightData data, OutcomeModel churn, ChurnLabeler labeler, DriftSides sides, SampleMatrix reference, CancellationToken cancellationToken)
    {
        var current = FeatureValues.Of(churn.Schema, sides.Current, customer => labeler.Snapshot(customer.Timeline, customer.Date), cancellationToken).Matrix;
        string[] names = [.. churn.Schema.Features.Select(feature => feature.Name)];
        var (features, families) = DriftReview.Compare(names, reference, current, cancellationToken);
        features = new CalendarEffects(data, labeler, churn.Schema, sides, cancellationToken).Mark(features, reference, current);
        int[] free = [.. Enumerable.Range(0, names.Length).Where(column => features[column].Calendar is null)];
        var drift = new TrustDrift(
            sides.Reference.Count,
            sides.Current.Count,
            ScoreDrift(data, churn, sides, reference, current),
            DriftClassifier.Of(Only(reference, free), Only(current, free), cancellationToken),
            sides.Labels,
            [.. features.OrderByDescending(feature => feature.Excess).ThenBy(feature => feature.Feature, StringComparer.Ordinal)]);
        return (drift, families);
    }

    private static SampleMatrix Only(SampleMatrix samples, int[] columns) => new(samples.SampleCount, [.. columns.Select(column => samples.Columns[column])]);

    /// <summary>By the predictions themselves where they were made by models that had not seen the customer; else by the model that predicts.</summary>
    private static FeatureDrift ScoreDrift(InsightData data, OutcomeModel churn, DriftSides sides, SampleMatrix reference, SampleMatrix current)
    {
        var (before, after) = data.Churn.IsLabel && churn.Folds is not null
            ? (Predicted(data, sides.Reference), Predicted(data, sides.Current))
            : (Column(churn.Main.Probabilities(reference)), Column(churn.Main.Probabilities(current)));
        var (stability, distance) = DriftReview.Compare(before, after);
        return FeatureDrift.Of(Score, stability, distance, stability.PValue < DriftReview.Rate, distance?.PValue < DriftReview.Rate);
    }

    private static SampleColumn Predicted(InsightData data, IReadOnlyList<CustomerAt> customers)
    {
        var probabilities = data.Predictions.ToDictionary(found => found.Prediction.CustomerId, found => found.Prediction.ChurnProbability, StringComparer.Ordinal);
        return Column([.. customers.Select(customer => probabilities.TryGetValue(customer.Timeline.CustomerId, out var probability) ? probability : double.NaN)]);
    }

    private static SampleColumn Column(double[] probabilities) => new(probabilities.Select(probability => (float)probability).ToArray());

    private static (TrustDoubts Doubts, TrustCopies Copies) Doubts(
        InsightData data, OutcomeModel churn, ChurnLabeler labeler, FeatureValues reference, CancellationToken cancellationToken)
    {
        var review = new DoubtReview(churn.Schema, churn.Card.Drivers, reference);
        var timelines = data.Timelines.ToDictionary(timeline => timeline.CustomerId, StringComparer.Ordinal);
        string[] ids = [.. data.Predictions.Select(found => found.Prediction.CustomerId)];
        var (facts, contents) = (new DoubtReview.Fact[ids.Length], new ulong[ids.Length]);
        var categories = KnownOf.Categories(churn.Schema);
        var options = new ParallelOptions { CancellationToken = cancellationToken, MaxDegreeOfParallelism = Environment.ProcessorCount };
        Parallel.For(0, ids.Length, options, () => new float[churn.Schema.Features.Count], (place, _, row) =>
        {
            var snapshot = labeler.Snapshot(timelines[ids[place]], data.AsOf);
            churn.Schema.Compute(snapshot, row);
            facts[place] = review.Of(row, KnownOf.Of(snapshot, categories));
            contents[place] = SampleHash.Of(row);
            return row;
        }, _ => { });
        return review.Judge(ids, [.. data.Predictions.Select(found => found.Prediction.ChurnProbability)], facts, contents);
    }

    private static TrustCalibration? Calibration(ModelEvaluation evaluation) =>
        evaluation is { Ece: { } error, EceFloor: { } floor, EceLimit: { } limit, Brier: { } brier, BrierParts: { } parts }
            ? new TrustCalibration(
                evaluation.Samples, evaluation.Positives, error, floor, limit, evaluation.CalibrationSlope, evaluation.CalibrationLineIntercept,
                evaluation.CalibrationIntercept, evaluation.CalibrationPValue, brier, parts.Miscalibration, parts.Discrimination, parts.Uncertainty)
            : null;
}
