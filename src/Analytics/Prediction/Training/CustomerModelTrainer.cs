using Analytics.Customers;
using Analytics.Features;

namespace Analytics.Prediction.Training;

/// <summary>Trains what is predicted of customers: churn, and loyalty beside it where the data allows.</summary>
public sealed class CustomerModelTrainer(TrainerOptions? options = null)
{
    /// <summary>The part of the work that the churn model takes.</summary>
    private const double ChurnShare = 0.6;

    private readonly OutcomeTrainer _trainer = new(options);
    private readonly int _maxSamples = (options ?? new TrainerOptions()).MaxSamples;

    /// <param name="timelines">The customers.</param>
    /// <param name="churn">What churn is.</param>
    /// <param name="loyalty">What loyalty is; <c>null</c> for what the data allows: promoters, else repurchase.</param>
    /// <param name="schedule">Training dates and the date of the predictions.</param>
    /// <param name="modelVersion">The version the models are to carry.</param>
    /// <param name="progress">Told after every fit.</param>
    /// <param name="cancellationToken">Looked at often.</param>
    /// <exception cref="TooLittleDataException">There is too little to predict churn from; for loyalty there is then no model.</exception>
    public CustomerModel Train(
        IReadOnlyList<CustomerTimeline> timelines,
        ChurnDefinition churn,
        LoyaltyDefinition? loyalty,
        AsOfSchedule schedule,
        string modelVersion,
        IProgress<TrainingProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(timelines);
        ArgumentNullException.ThrowIfNull(churn);
        var labeler = new ChurnLabeler(churn);
        string[] labels = [.. new[] { churn.LabelColumn, loyalty?.LabelColumn }.OfType<string>()];
        var churnSet = TrainingSetBuilder.Build(timelines, labeler, schedule, labels, _maxSamples, cancellationToken);
        var churnModel = _trainer.Train(churnSet, churn, modelVersion, timelines.Count, Part(progress, 0, ChurnShare), cancellationToken);

        foreach (var definition in loyalty is null ? Definitions(churn) : [loyalty])
        {
            try
            {
                var set = TrainingSetBuilder.Build(timelines, new LoyaltyLabeler(definition, labeler), schedule, labels, _maxSamples, cancellationToken);
                return new CustomerModel(
                    churnModel, _trainer.Train(set, definition, modelVersion, timelines.Count, Part(progress, ChurnShare, 1 - ChurnShare), cancellationToken));
            }
            catch (TooLittleDataException)
            {
                // The next definition may do with what there is.
            }
        }
        return new CustomerModel(churnModel, null);
    }

    private static LoyaltyDefinition[] Definitions(ChurnDefinition churn) =>
    [
        new LoyaltyDefinition { Basis = LoyaltyBasis.Promoter, HorizonDays = churn.HorizonDays },
        new LoyaltyDefinition { Basis = LoyaltyBasis.Repurchase, HorizonDays = churn.HorizonDays },
    ];

    private static PartProgress? Part(IProgress<TrainingProgress>? progress, double from, double share) => progress is null ? null : new PartProgress(progress, from, share);

    // Progress<T> posts to a thread pool, out of order.
    private sealed class PartProgress(IProgress<TrainingProgress> whole, double from, double share) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value) => whole.Report(value with { Share = from + (share * value.Share) });
    }
}
