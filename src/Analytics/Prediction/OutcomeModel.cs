using System.Collections.Concurrent;
using Analytics.Customers;
using Analytics.Features;
using Analytics.Prediction.Engines;
using Analytics.Prediction.Reasons;

namespace Analytics.Prediction;

/// <summary>A trained model of one outcome: immutable and thread-safe.</summary>
public sealed class OutcomeModel
{
    // One for each model that has had to explain something: the model itself or one of the folds'.
    private readonly ConcurrentDictionary<ITrainedModel, ReasonWriter> _reasonWriters = new(ReferenceEqualityComparer.Instance);

    internal OutcomeModel(FeatureSchema schema, ModelCard card, FittedModel main, FoldModels? folds)
    {
        Schema = schema;
        Card = card;
        Main = main;
        Folds = folds;
    }

    public FeatureSchema Schema { get; }

    public ModelCard Card { get; }

    internal FittedModel Main { get; }

    /// <summary>For labels: the models of the folds; else <c>null</c>.</summary>
    internal FoldModels? Folds { get; }

    internal OutcomeModel WithCard(ModelCard card) => new(Schema, card, Main, Folds);

    /// <summary>The name of the band that holds a probability.</summary>
    public string Band(double probability)
    {
        foreach (var band in Card.Bands)
        {
            if (probability >= band.From) return band.Name;
        }
        return Card.Bands[^1].Name;
    }

    internal float[] Features(CustomerSnapshot snapshot)
    {
        var features = new float[Schema.Features.Count];
        Schema.Compute(snapshot, features);
        return features;
    }

    /// <summary>Probability of the outcome; of a customer whose label is known by the fold that has not seen them.</summary>
    internal double Probability(string customerId, byte? label, float[] features) => ModelFor(customerId, label).Probability(features);

    internal IReadOnlyList<Reason> Explain(string customerId, byte? label, float[] features, int count) =>
        _reasonWriters.GetOrAdd(ModelFor(customerId, label).Model, model => new ReasonWriter(Schema, model)).Explain(features, count);

    private FittedModel ModelFor(string customerId, byte? label) => Folds is { } folds && label is { } known ? folds.Unseeing(customerId, known) : Main;
}
