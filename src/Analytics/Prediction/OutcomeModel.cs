using System.Buffers;
using Analytics.Boosting;
using Analytics.Customers;
using Analytics.Features;
using Analytics.Prediction.Reasons;

namespace Analytics.Prediction;

/// <summary>A trained model of one outcome: immutable and thread-safe.</summary>
public sealed class OutcomeModel
{
    private readonly Lazy<ReasonWriter> _reasons;
    private readonly DriverSums _drivers;

    internal OutcomeModel(FeatureSchema schema, ModelCard card, FittedModel main, FoldModels? folds)
    {
        Schema = schema;
        Card = card;
        Main = main;
        Folds = folds;
        _reasons = new Lazy<ReasonWriter>(() => new ReasonWriter(schema));
        _drivers = new DriverSums(schema);
    }

    public FeatureSchema Schema { get; }

    public ModelCard Card { get; }

    internal FittedModel Main { get; }

    /// <summary>For labels: the models of the folds; else <c>null</c>.</summary>
    internal FoldModels? Folds { get; }

    internal OutcomeModel WithCard(ModelCard card) => new(Schema, card, Main, Folds);

    /// <summary>Makes what is made at the first use.</summary>
    internal void Prepare()
    {
        _ = _reasons.Value;
        var unknown = new float[Schema.Features.Count];
        Array.Fill(unknown, float.NaN);
        Main.Model.Contributions(unknown, new double[unknown.Length]);
    }

    /// <summary>The name of the band that holds a probability.</summary>
    public string Band(double probability)
    {
        foreach (var band in Card.Bands)
        {
            if (probability >= band.From) return band.Name;
        }
        return Card.Bands[^1].Name;
    }

    /// <summary>Probabilities of the outcome; of a customer whose label is known by the fold that has not seen them.</summary>
    /// <param name="customers">The customers.</param>
    /// <param name="labels">One a customer; <c>null</c> where the outcome is not known.</param>
    internal double[] Probabilities(IReadOnlyList<CustomerSnapshot> customers, byte?[] labels)
    {
        var found = new double[customers.Count];
        ForEachModel(customers, labels, (fitted, samples, members) =>
        {
            var probabilities = fitted.Probabilities(samples);
            for (var index = 0; index < members.Length; index++) found[members[index]] = probabilities[index];
        });
        return found;
    }

    /// <summary>The same with reasons and value drivers, by the same models.</summary>
    /// <param name="customers">The customers.</param>
    /// <param name="labels">One a customer; <c>null</c> where the outcome is not known.</param>
    /// <param name="count">The most reasons for each.</param>
    internal ExplainedOutcome[] Explain(IReadOnlyList<CustomerSnapshot> customers, byte?[] labels, int count)
    {
        var found = new ExplainedOutcome[customers.Count];
        ForEachModel(customers, labels, (fitted, samples, members) =>
        {
            var probabilities = fitted.Probabilities(samples);
            var features = new float[samples.Columns.Length];
            var rented = ArrayPool<double>.Shared.Rent(members.Length * features.Length);
            var contributions = rented.AsSpan(0, members.Length * features.Length);
            fitted.Model.Contributions(samples, contributions);
            for (var index = 0; index < members.Length; index++)
            {
                samples.CopySample(index, features);
                var ofCustomer = contributions.Slice(index * features.Length, features.Length);
                var reasons = _reasons.Value.Explain(features, ofCustomer, count);
                found[members[index]] = new ExplainedOutcome(probabilities[index], reasons, _drivers.Of(ofCustomer));
            }
            ArrayPool<double>.Shared.Return(rented);
        });
        return found;
    }

    /// <param name="customers">The customers.</param>
    /// <param name="labels">One a customer.</param>
    /// <param name="score">Gets each model that scores some of the customers, these as samples, and their places in the list.</param>
    private void ForEachModel(IReadOnlyList<CustomerSnapshot> customers, byte?[] labels, Action<FittedModel, SampleMatrix, int[]> score)
    {
        if (Folds is null)
        {
            if (customers.Count > 0) Score(Main, [.. Enumerable.Range(0, customers.Count)]);
            return;
        }
        IEqualityComparer<FittedModel> byReference = ReferenceEqualityComparer.Instance;
        foreach (var group in Enumerable.Range(0, customers.Count).GroupBy(place => ModelFor(customers[place].CustomerId, labels[place]), byReference))
        {
            Score(group.Key, [.. group]);
        }

        void Score(FittedModel model, int[] members)
        {
            var values = ArrayPool<float>.Shared.Rent(members.Length * Schema.Features.Count);
            score(model, Samples(customers, members, values), members);
            ArrayPool<float>.Shared.Return(values);
        }
    }

    /// <summary>The features of some customers, column by column in memory that is given.</summary>
    private SampleMatrix Samples(IReadOnlyList<CustomerSnapshot> customers, int[] members, float[] values)
    {
        var row = new float[Schema.Features.Count];
        for (var index = 0; index < members.Length; index++)
        {
            Schema.Compute(customers[members[index]], row);
            for (var feature = 0; feature < row.Length; feature++) values[(feature * members.Length) + index] = row[feature];
        }
        return new SampleMatrix(
            members.Length,
            [.. Schema.Features.Select((feature, column) => FeatureColumn.Of(feature, values.AsMemory(column * members.Length, members.Length)))]);
    }

    private FittedModel ModelFor(string customerId, byte? label) => Folds is { } folds && label is { } known ? folds.Unseeing(customerId, known) : Main;
}
