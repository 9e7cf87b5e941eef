using Analytics.Insights.BrokenPromises;
using Analytics.Insights.Expectations;
using Analytics.Insights.KeyDrivers;
using Analytics.Insights.Loyalty;
using Analytics.Insights.ServiceLevels;
using Analytics.Insights.Standing;
using Analytics.Insights.Trust;

namespace Analytics.Insights;

/// <summary>Runs all analyses. The same data gives the same insights.</summary>
public static class InsightFinder
{
    /// <summary>Customers on whom resampling works at most; beyond that an even sample of so many, by the hash of their ids.</summary>
    public const int SampledCustomers = 20_000;

    public static InsightSet Find(InsightData data, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(data);
        cancellationToken.ThrowIfCancellationRequested();
        return new InsightSet
        {
            Standing = StandingAnalysis.Of(data, cancellationToken),
            SatisfactionAndLoyalty = SatisfactionAndLoyaltyAnalysis.Of(data, cancellationToken),
            ExpectationGap = ExpectationGapAnalysis.Of(data, cancellationToken),
            ServiceLevels = ServiceLevelsAnalysis.Of(data, cancellationToken),
            KeyDrivers = KeyDriversAnalysis.Of(data, cancellationToken),
            BrokenPromises = BrokenPromisesAnalysis.Of(data, cancellationToken),
            Trust = TrustAnalysis.Of(data, cancellationToken),
        };
    }
}
