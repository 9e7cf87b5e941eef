using Analytics.Statistics;

namespace Analytics.Insights.KeyDrivers;

/// <summary>Shares of importance and adjusted effects of all drivers in one model.</summary>
/// <param name="Method">How the shares were found.</param>
/// <param name="Shares">With their intervals.</param>
/// <param name="Effects">Per standard deviation: odds ratios of a yes or no, of an answer standard deviations.</param>
internal sealed record DriverModel(ImportanceMethod Method, ImportanceShares Shares, IReadOnlyList<Estimate> Effects)
{
    /// <summary>Bootstrap samples of whole customers behind each interval.</summary>
    public const int Draws = 500;

    private const ulong Seed = 5;

    /// <summary>Of an outcome that is 0 or 1: shares of McFadden's pseudo-R², of more than ten drivers relative weights; odds ratios.</summary>
    /// <param name="drivers">Each a value a sample; they vary.</param>
    /// <param name="targets">0 or 1 a sample.</param>
    /// <param name="clusters">The customer of each sample, from 0 on without gaps.</param>
    /// <param name="cancellationToken">Breaks off.</param>
    /// <returns><c>null</c> where no finite model exists.</returns>
    public static DriverModel? TryOfEvents(double[][] drivers, double[] targets, int[] clusters, CancellationToken cancellationToken)
    {
        if (TryStandardize(drivers) is not { } columns || ClusteredFit.TryLogistic(columns, targets, clusters, cancellationToken) is not { } fit) return null;
        var few = drivers.Length <= LinearImportance.MostByShapley;
        var shares = few
            ? McFaddenDominance.TryWithIntervals(columns, targets, clusters, Draws, Seed, cancellationToken)
            : LinearImportance.TryWithIntervals(columns, targets, clusters, Draws, Seed, cancellationToken);
        if (shares is null) return null;
        var effects = drivers.Select((_, driver) => new Estimate(Math.Exp(fit.Coefficients[driver]), Math.Exp(fit.Range(driver).Low), Math.Exp(fit.Range(driver).High))).ToList();
        // Outcomes that can all but be told apart have no odds to speak of.
        if (effects.Exists(effect => !double.IsFinite(effect.High))) return null;
        return new DriverModel(few ? ImportanceMethod.McFaddenDominance : ImportanceMethod.RelativeWeights, shares, effects);
    }

    /// <summary>Of an outcome on a scale: shares of R², of more than ten drivers relative weights; standardised coefficients.</summary>
    /// <param name="drivers">Each a value a sample; they vary.</param>
    /// <param name="answers">A value a sample.</param>
    /// <param name="clusters">The customer of each sample, from 0 on without gaps.</param>
    /// <param name="cancellationToken">Breaks off.</param>
    /// <returns><c>null</c> where drivers depend on each other or answers do not vary.</returns>
    public static DriverModel? TryOfAnswers(double[][] drivers, double[] answers, int[] clusters, CancellationToken cancellationToken)
    {
        if (TryStandardize(drivers) is not { } columns || Standardized.TryOf(answers) is not { } outcome) return null;
        if (ClusteredFit.TryLinear(columns, outcome, clusters) is not { } fit) return null;
        if (LinearImportance.TryWithIntervals(columns, outcome, clusters, Draws, Seed, cancellationToken) is not { } shares) return null;
        var effects = drivers.Select((_, driver) => Estimate.Of(fit.Coefficients[driver], fit.Range(driver)));
        return new DriverModel(drivers.Length <= LinearImportance.MostByShapley ? ImportanceMethod.Lmg : ImportanceMethod.RelativeWeights, shares, [.. effects]);
    }

    private static double[][]? TryStandardize(double[][] drivers)
    {
        var columns = drivers.Select(Standardized.TryOf).ToArray();
        return Array.Exists(columns, column => column is null) ? null : [.. columns.Select(column => column!)];
    }
}
