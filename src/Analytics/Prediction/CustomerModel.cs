using Analytics.Customers;
using Analytics.Features;
using Analytics.Prediction.Reasons;

namespace Analytics.Prediction;

/// <summary>
/// What is predicted of a customer: churn, and loyalty where the data allows a model of it. Immutable and thread-safe.
/// </summary>
public sealed class CustomerModel
{
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

    /// <summary>
    /// The customer's prediction as of a date, or <c>null</c> for somebody who is not a customer then. A customer whose label is known gets
    /// the probability of the fold that did not see them.
    /// </summary>
    public CustomerPrediction? Predict(CustomerTimeline timeline, DateTimeOffset asOf) => Look(timeline, asOf)?.Prediction();

    /// <summary>
    /// What raises the risk of the customer that <see cref="Predict"/> gives for the same date, by the same model and in order of weight, or
    /// <c>null</c> for somebody who is not a customer then.
    /// </summary>
    /// <param name="timeline">The customer.</param>
    /// <param name="asOf">The date of the prediction.</param>
    /// <param name="count">The most reasons; there may be fewer.</param>
    public IReadOnlyList<Reason>? Explain(CustomerTimeline timeline, DateTimeOffset asOf, int count = 3) => Look(timeline, asOf)?.Reasons(count);

    /// <summary>Prediction and reasons at the price of one look at the customer; see <see cref="Predict"/>.</summary>
    public ExplainedPrediction? PredictAndExplain(CustomerTimeline timeline, DateTimeOffset asOf, int count = 3) =>
        Look(timeline, asOf) is { } customer ? new ExplainedPrediction(customer.Prediction(), customer.Reasons(count)) : null;

    private LookedAt? Look(CustomerTimeline timeline, DateTimeOffset asOf)
    {
        ArgumentNullException.ThrowIfNull(timeline);
        var snapshot = _churnLabeler.Snapshot(timeline, asOf);
        return _churnLabeler.IsActive(snapshot) ? new LookedAt(this, timeline, snapshot) : null;
    }

    private sealed class LookedAt(CustomerModel owner, CustomerTimeline timeline, CustomerSnapshot snapshot)
    {
        private readonly float[] _features = owner.Churn.Features(snapshot);

        public CustomerPrediction Prediction()
        {
            var churn = owner.Churn.Probability(timeline.CustomerId, Label(owner._churnLabeler), _features);
            return new CustomerPrediction(timeline.CustomerId, snapshot.AsOf, churn, owner.Churn.Band(churn))
            {
                LoyaltyProbability = owner.Loyalty?.Probability(timeline.CustomerId, Label(owner._loyaltyLabeler!), owner.Loyalty.Features(snapshot)),
                ValueAtRisk = snapshot.Profile?.Value is { } value ? churn * value : null,
            };
        }

        public IReadOnlyList<Reason> Reasons(int count) => owner.Churn.Explain(timeline.CustomerId, Label(owner._churnLabeler), _features, count);

        // Only an outcome that is a column of the list is known of the customers that are scored.
        private byte? Label(IOutcomeLabeler labeler) => labeler.Definition.IsLabel ? labeler.Target(timeline, snapshot.AsOf) : null;
    }
}
