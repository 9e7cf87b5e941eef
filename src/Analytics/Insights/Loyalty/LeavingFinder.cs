using Analytics.Prediction;
using Analytics.Statistics;

namespace Analytics.Insights.Loyalty;

/// <summary>Finds customers whose last answer is satisfied and whose risk is high.</summary>
internal static class LeavingFinder
{
    private const int Listed = 100;
    private const double HighestShare = 0.1;

    /// <param name="data">The predictions, highest risk first.</param>
    /// <param name="lastAnswers">By customer, the last rating of satisfaction and when it was given.</param>
    /// <param name="satisfiedFrom">The lowest rating that counts as satisfied.</param>
    public static SatisfiedButLeaving? Find(InsightData data, IReadOnlyDictionary<string, (double Rating, DateTimeOffset? At)> lastAnswers, double satisfiedFrom)
    {
        var highest = (int)(HighestShare * data.Predictions.Count);
        var (leaving, staying) = (new List<ExplainedPrediction>(), new List<ExplainedPrediction>());
        foreach (var (place, prediction) in data.Predictions.Index())
        {
            if (!lastAnswers.TryGetValue(prediction.Prediction.CustomerId, out var answer) || answer.Rating < satisfiedFrom) continue;
            (prediction.Prediction.Band == RiskBand.High || place < highest ? leaving : staying).Add(prediction);
        }
        var satisfied = leaving.Count + staying.Count;
        if (satisfied == 0) return null;
        var values = leaving.Select(customer => customer.Prediction.ValueAtRisk).OfType<double>().ToList();
        return new SatisfiedButLeaving(
            satisfied,
            leaving.Count,
            Estimate.Of((double)leaving.Count / satisfied, Interval.Wilson(leaving.Count, satisfied)),
            values.Count > 0 ? values.Sum() : null,
            [.. leaving.Take(Listed).Select(customer => Row(customer.Prediction, lastAnswers[customer.Prediction.CustomerId], data.AsOf))],
            Drivers(leaving, staying));
    }

    private static SatisfiedButLeavingCustomer Row(CustomerPrediction prediction, (double Rating, DateTimeOffset? At) answer, DateTimeOffset asOf) => new(
        prediction.CustomerId, prediction.ChurnProbability, answer.Rating, answer.At is { } at ? (int)Math.Floor((asOf - at).TotalDays) : null, prediction.ValueAtRisk);

    private static List<LeavingDriver> Drivers(List<ExplainedPrediction> leaving, List<ExplainedPrediction> staying)
    {
        if (leaving.Count == 0 || staying.Count == 0) return [];
        double Mean(List<ExplainedPrediction> customers, Features.ValueDriver driver) =>
            customers.Sum(customer => customer.Drivers.FirstOrDefault(contribution => contribution.Driver == driver).Contribution) / customers.Count;
        return [.. leaving[0].Drivers.Select(contribution => contribution.Driver).Order()
            .Select(driver => new LeavingDriver(driver, Mean(leaving, driver), Mean(staying, driver)))
            .OrderByDescending(driver => Math.Abs(driver.Leaving - driver.Staying))];
    }
}
