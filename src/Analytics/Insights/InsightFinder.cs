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
            Trust = TrustAnalysis.Of(data, cancellationToken),
        };
    }
}
