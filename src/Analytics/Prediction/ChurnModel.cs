using System.Collections.Concurrent;
using Analytics.Boosting;
using Analytics.Customers;
using Analytics.Features;
using Analytics.Prediction.Reasons;

namespace Analytics.Prediction;

/// <summary>A trained churn model: immutable and thread-safe.</summary>
public sealed class ChurnModel
{
    /// <summary>The learner that the models of this library come from.</summary>
    public const string Engine = "pipeline-boosting";

    private readonly ChurnLabeler _labeler;

    // One for each model that has had to explain something: the model itself or one of the folds'.
    private readonly ConcurrentDictionary<BoostedTrees, ReasonWriter> _reasonWriters = new(ReferenceEqualityComparer.Instance);

    internal ChurnModel(FeatureSchema schema, ModelCard card, BoostedTrees trees, FoldModels? folds)
    {
        Schema = schema;
        Card = card;
        Trees = trees;
        Folds = folds;
        _labeler = new ChurnLabeler(card.Definition);
    }

    public FeatureSchema Schema { get; }

    public ModelCard Card { get; }

    internal BoostedTrees Trees { get; }

    /// <summary>For labels: the models of the folds; else <c>null</c>.</summary>
    internal FoldModels? Folds { get; }

    /// <summary>The same model under another card.</summary>
    public ChurnModel WithCard(ModelCard card)
    {
        ArgumentNullException.ThrowIfNull(card);
        return new ChurnModel(Schema, card, Trees, Folds);
    }

    /// <summary>
    /// The customer's prediction as of a date, or <c>null</c> for somebody who is not a customer then. A customer whose label is known gets
    /// the probability of the fold that did not see them.
    /// </summary>
    public CustomerPrediction? Predict(CustomerTimeline timeline, DateTimeOffset asOf) =>
        Features(timeline, asOf) is { } features ? Predict(timeline, asOf, features) : null;

    /// <summary>
    /// What raises the risk of the customer that <see cref="Predict(CustomerTimeline, DateTimeOffset)"/> gives for the same date, by the same
    /// model and in order of weight, or <c>null</c> for somebody who is not a customer then.
    /// </summary>
    /// <param name="timeline">The customer.</param>
    /// <param name="asOf">The date of the prediction.</param>
    /// <param name="count">The most reasons; there may be fewer.</param>
    public IReadOnlyList<Reason>? Explain(CustomerTimeline timeline, DateTimeOffset asOf, int count = 3) =>
        Features(timeline, asOf) is { } features ? Explain(timeline, features, count) : null;

    /// <summary>Prediction and reasons at the price of one look at the customer; see <see cref="Predict(CustomerTimeline, DateTimeOffset)"/>.</summary>
    public ExplainedPrediction? PredictAndExplain(CustomerTimeline timeline, DateTimeOffset asOf, int count = 3) =>
        Features(timeline, asOf) is { } features
            ? new ExplainedPrediction(Predict(timeline, asOf, features), Explain(timeline, features, count))
            : null;

    /// <summary>The name of the band that holds a probability.</summary>
    public string Band(double probability)
    {
        foreach (var band in Card.Bands)
        {
            if (probability >= band.From) return band.Name;
        }
        return Card.Bands[^1].Name;
    }

    private float[]? Features(CustomerTimeline timeline, DateTimeOffset asOf)
    {
        ArgumentNullException.ThrowIfNull(timeline);
        var snapshot = _labeler.Snapshot(timeline, asOf);
        if (!_labeler.IsActive(snapshot)) return null;
        var features = new float[Schema.Features.Count];
        Schema.Compute(snapshot, features);
        return features;
    }

    private CustomerPrediction Predict(CustomerTimeline timeline, DateTimeOffset asOf, float[] features)
    {
        var probability = ModelFor(timeline).Probability(features);
        return new CustomerPrediction(timeline.CustomerId, asOf, probability, Band(probability));
    }

    private IReadOnlyList<Reason> Explain(CustomerTimeline timeline, float[] features, int count) =>
        _reasonWriters.GetOrAdd(ModelFor(timeline), trees => new ReasonWriter(Schema, trees)).Explain(features, count);

    private BoostedTrees ModelFor(CustomerTimeline timeline)
    {
        if (Folds is null) return Trees;
        return _labeler.Label(timeline) switch
        {
            ChurnOutcome.Churned => Folds.Unseeing(timeline.CustomerId, 1),
            ChurnOutcome.Stayed => Folds.Unseeing(timeline.CustomerId, 0),
            _ => Trees,
        };
    }
}
