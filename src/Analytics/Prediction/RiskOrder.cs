using Analytics.Customers;

namespace Analytics.Prediction;

/// <summary>Predictions of many customers at once, by risk.</summary>
public static class RiskOrder
{
    /// <summary>Explained predictions of those who are customers at a date, highest risk first, among equals by id.</summary>
    public static IReadOnlyList<ExplainedPrediction> PredictByRisk(
        this CustomerModel model, IReadOnlyList<CustomerTimeline> timelines, DateTimeOffset asOf, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(timelines);
        var scored = timelines.Chunk(CustomerModel.BlockLength).AsParallel().AsOrdered().WithCancellation(cancellationToken)
            .SelectMany(block => model.PredictAndExplain(block, asOf))
            .ToList();
        scored.Sort((left, right) =>
        {
            var byRisk = right.Prediction.ChurnProbability.CompareTo(left.Prediction.ChurnProbability);
            return byRisk != 0 ? byRisk : string.CompareOrdinal(left.Prediction.CustomerId, right.Prediction.CustomerId);
        });
        return scored;
    }
}
