using Analytics.Customers;
using Analytics.Features;
using Analytics.Prediction.Reasons;

namespace Analytics.Prediction;

/// <summary>
/// What is predicted of a customer: churn, and loyalty where the data allows a model of it. Immutable and thread-safe.
/// </summary>
public sealed class CustomerModel
{
    /// <summary>Customers that are scored at a time.</summary>
    public const int BlockLength = 512;

    private readonly ChurnLabeler _churnLabeler;
    private readonly LoyaltyLabeler? _loyaltyLabeler;

    /// <exception cref="ArgumentException">A card's definition is not of its outcome.</exception>
    internal CustomerModel(OutcomeModel churn, OutcomeModel? loyalty)
    {
        Churn = churn;
        Loyalty = loyalty;
        _churnLabeler = new ChurnLabeler(churn.Card.Definition as ChurnDefinition ?? throw new ArgumentException("A churn model has a definition of churn.", nameof(churn)));
        if (loyalty is not null)
        {
            _loyaltyLabeler = new LoyaltyLabeler(
                loyalty.Card.Definition as LoyaltyDefinition ?? throw new ArgumentException("A loyalty model has a definition of loyalty.", nameof(loyalty)), _churnLabeler);
        }
    }

    public OutcomeModel Churn { get; }

    public OutcomeModel? Loyalty { get; }

    /// <summary>The churn model's card, the loyalty model's within it.</summary>
    public ModelCard Card => Churn.Card with { Loyalty = Loyalty?.Card };

    /// <summary>The same models, with their cards changed.</summary>
    public CustomerModel WithCards(Func<ModelCard, ModelCard> change)
    {
        ArgumentNullException.ThrowIfNull(change);
        return new CustomerModel(Churn.WithCard(change(Churn.Card)), Loyalty?.WithCard(change(Loyalty.Card)));
    }

    /// <summary>Makes what is made at the first use, so that the first customer does not wait for it.</summary>
    public void Prepare()
    {
        Churn.Prepare();
        Loyalty?.Prepare();
    }

    /// <summary>
    /// The customer's prediction as of a date, or <c>null</c> for somebody who is not a customer then. A customer whose label is known gets
    /// the probability of the fold that did not see them.
    /// </summary>
    public CustomerPrediction? Predict(CustomerTimeline timeline, DateTimeOffset asOf)
    {
        var customers = new Customers(this, [timeline], asOf);
        return customers.Predictions(Churn.Probabilities(customers.Snapshots, customers.Labels(_churnLabeler))).SingleOrDefault();
    }

    /// <summary>
    /// What raises the risk of the customer that <see cref="Predict"/> gives for the same date, by the same model and in order of weight, or
    /// <c>null</c> for somebody who is not a customer then.
    /// </summary>
    /// <param name="timeline">The customer.</param>
    /// <param name="asOf">The date of the prediction.</param>
    /// <param name="count">The most reasons; there may be fewer.</param>
    public IReadOnlyList<Reason>? Explain(CustomerTimeline timeline, DateTimeOffset asOf, int count = 3) => PredictAndExplain([timeline], asOf, count).SingleOrDefault()?.Reasons;

    /// <summary>
    /// Predictions, reasons and value drivers of those who are customers at a date, in the order given: the same for each as alone. Customers are scored
    /// <see cref="BlockLength"/> at a time, as they are asked for; that many are what takes memory.
    /// </summary>
    /// <param name="timelines">The customers.</param>
    /// <param name="asOf">The date of the predictions.</param>
    /// <param name="count">The most reasons for each.</param>
    public IEnumerable<ExplainedPrediction> PredictAndExplain(IEnumerable<CustomerTimeline> timelines, DateTimeOffset asOf, int count = 3)
    {
        ArgumentNullException.ThrowIfNull(timelines);
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        return timelines.Chunk(BlockLength).SelectMany(block =>
        {
            var customers = new Customers(this, block, asOf);
            var explained = Churn.Explain(customers.Snapshots, customers.Labels(_churnLabeler), count);
            return customers.Predictions([.. explained.Select(churn => churn.Probability)])
                .Zip(explained, (prediction, churn) => new ExplainedPrediction(prediction, churn.Reasons) { Drivers = churn.Drivers });
        });
    }

    /// <summary>Those of some timelines who are customers at a date.</summary>
    private sealed class Customers
    {
        private readonly CustomerModel _model;
        private readonly List<CustomerTimeline> _timelines = [];
        private readonly DateTimeOffset _asOf;

        public Customers(CustomerModel model, IReadOnlyList<CustomerTimeline> timelines, DateTimeOffset asOf)
        {
            (_model, _asOf) = (model, asOf);
            foreach (var timeline in timelines)
            {
                var snapshot = model._churnLabeler.Snapshot(timeline, asOf);
                if (!model._churnLabeler.IsActive(snapshot)) continue;
                _timelines.Add(timeline);
                Snapshots.Add(snapshot);
            }
        }

        public List<CustomerSnapshot> Snapshots { get; } = [];

        /// <summary>Only an outcome that is a column of the list is known of the customers that are scored; <c>null</c> for others.</summary>
        public byte?[] Labels(IOutcomeLabeler labeler) => [.. _timelines.Select(timeline => labeler.Definition.IsLabel ? labeler.Target(timeline, _asOf) : null)];

        public CustomerPrediction[] Predictions(double[] churn)
        {
            var loyalty = _model.Loyalty?.Probabilities(Snapshots, Labels(_model._loyaltyLabeler!));
            return [.. churn.Select((probability, index) => new CustomerPrediction(Snapshots[index].CustomerId, _asOf, probability, _model.Churn.Band(probability))
            {
                LoyaltyProbability = loyalty?[index],
                ValueAtRisk = Snapshots[index].Profile?.Value is { } value ? probability * value : null,
                Segment = SegmentLabel.Of(Snapshots[index].Profile),
            })];
        }
    }
}
