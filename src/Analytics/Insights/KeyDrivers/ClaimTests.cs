using Analytics.Metrics;
using Analytics.Statistics;

namespace Analytics.Insights.KeyDrivers;

/// <summary>
/// Puts the claims of the articles to the test. They were named before any data was looked at, and are judged together (Benjamini and Hochberg
/// 1995), those that there is too little data for left out.
/// </summary>
internal static class ClaimTests
{
    /// <summary>Name of the family of tests.</summary>
    public const string Family = "hypotheses";

    /// <summary>The first not-promoter class of a recommendation.</summary>
    private const double PassiveFrom = 7;

    private const int Classes = 3;

    /// <param name="churn">The model's samples of churn; <c>null</c> where there are too few.</param>
    /// <param name="recommendation">Those of recommendation; <c>null</c> where there are too few or loyalty is something else.</param>
    /// <param name="waits">All samples of churn.</param>
    /// <param name="cancellationToken">Breaks off.</param>
    public static (IReadOnlyList<ClaimTest> Claims, TestFamily Family) Of(
        DriverSelection? churn, DriverSelection? recommendation, IReadOnlyList<DriverSample> waits, CancellationToken cancellationToken)
    {
        List<ClaimTest> claims = [Convenience(churn, cancellationToken), ValueAdded(recommendation, cancellationToken), Timeliness(waits, cancellationToken)];
        var tested = claims.Where(claim => claim.PValue is not null).ToList();
        var found = BenjaminiHochberg.Found([.. tested.Select(claim => claim.PValue!.Value)]);
        foreach (var (index, claim) in tested.Index())
        {
            if (found[index]) claims[claims.IndexOf(claim)] = claim with { Verdict = IsAsClaimed(claim) ? ClaimVerdict.Supported : ClaimVerdict.Contradicted };
        }
        return (claims, new TestFamily(Family, tested.Count, found.Count(isFound => isFound), BenjaminiHochberg.UsualRate));
    }

    private static bool IsAsClaimed(ClaimTest claim) => claim.Claim == Claim.ConvenienceChurn ? claim.OddsRatio!.Value < 1 : claim.OddsRatio!.Value > 1;

    private static ClaimTest Convenience(DriverSelection? churn, CancellationToken cancellationToken)
    {
        if (Find(churn, DriverKey.Convenience) is not { } driver) return NotTested(Claim.ConvenienceChurn);
        var fit = ClusteredFit.TryLogistic(Columns([.. churn!.Drivers.Select(group => group.Values)], churn.Samples), churn.Targets, churn.Clusters, cancellationToken);
        return fit is null ? NotTested(Claim.ConvenienceChurn) : Tested(Claim.ConvenienceChurn, churn.Samples, fit.Coefficients[driver], fit.StandardErrors[driver]);
    }

    private static ClaimTest ValueAdded(DriverSelection? recommendation, CancellationToken cancellationToken)
    {
        if (Find(recommendation, DriverKey.Expertise) is not { } driver) return NotTested(Claim.ValueAddedPromoter);
        var classes = recommendation!.Samples.Select(sample => sample.Answer >= SatisfactionTally.PromoterFrom ? 2 : sample.Answer >= PassiveFrom ? 1 : 0).ToArray();
        var columns = Columns([.. recommendation.Drivers.Select(group => group.Values)], recommendation.Samples);
        var fit = OrdinalLogit.TryFit(columns, classes, Classes, recommendation.Clusters, cancellationToken);
        return fit is null
            ? NotTested(Claim.ValueAddedPromoter)
            : Tested(Claim.ValueAddedPromoter, recommendation.Samples, fit.Coefficients[driver], fit.ClusteredErrors[driver]);
    }

    /// <summary>
    /// A hinge at the promise: of waits as many, as old and in the same channels, those that took longer than promised (see
    /// <see cref="PromisedWait"/>). How much was solved is held equal where it is known. How early the others were is no part of it: of so many
    /// contacts those that are early are those not late, and to hold both equal would compare late ones with waits of just the promised length
    /// alone. It is looked at in a model of its own.
    /// </summary>
    private static ClaimTest Timeliness(IReadOnlyList<DriverSample> all, CancellationToken cancellationToken)
    {
        List<DriverSample> samples = [.. all.Where(sample => sample.Wait is not null)];
        var solved = samples.Where(sample => sample.Drivers.ContainsKey(DriverKey.Effectiveness)).ToList();
        List<Func<DriverSample, double>> terms = [sample => sample.Wait!.Late, sample => sample.Wait!.Contacts];
        if (solved.Count > 0 && solved.Count >= samples.Count / 2)
        {
            samples = solved;
            terms.Add(sample => sample.Drivers[DriverKey.Effectiveness]);
        }
        if (TryWaits(samples, terms, cancellationToken) is not { } late) return NotTested(Claim.TimelinessLoss);
        var test = Tested(Claim.TimelinessLoss, samples, late.Coefficients[0], late.StandardErrors[0]);
        if (test.OddsRatio is null || TryWaits(samples, [sample => sample.Wait!.Early, .. terms], cancellationToken) is not { } both) return test;
        var early = Estimate.OfRatio(both.Coefficients[0], both.StandardErrors[0]);
        return double.IsFinite(early.High) ? test with { EarlyOddsRatio = early } : test;
    }

    /// <summary>Leaving by these terms; <c>null</c> below the minimum, or where the first is the same for all and there is nothing to compare.</summary>
    private static ClusteredFit? TryWaits(List<DriverSample> samples, List<Func<DriverSample, double>> terms, CancellationToken cancellationToken)
    {
        var customers = samples.Select(sample => sample.Customer).Distinct().Count();
        if (customers < DriverSelection.LeastCustomers(terms.Count) || DriverSelection.Events(samples) < DriverSelection.LeastEvents(terms.Count)) return null;
        double[][] values = [.. terms.Select(term => samples.Select(term).ToArray())];
        if (Standardized.TryOf(values[0]) is null) return null;
        return ClusteredFit.TryLogistic(
            Columns(values, samples), [.. samples.Select(sample => (double)sample.Target)], [.. samples.Select(sample => sample.Customer)], cancellationToken);
    }

    private static int? Find(DriverSelection? selection, DriverKey key)
    {
        var index = selection?.Drivers.ToList().FindIndex(driver => driver.Members.Contains(key));
        return index >= 0 ? index : null;
    }

    /// <summary>Standardised: the drivers, then tenure and value (logarithms) and the dates. A value that is unknown counts as the mean.</summary>
    private static double[][] Columns(IEnumerable<double[]> drivers, IReadOnlyList<DriverSample> samples)
    {
        var columns = drivers.Select(Standardized.TryOf).ToList();
        columns.Add(Filled(samples, sample => Math.Log(1 + Math.Max(0, sample.TenureYears))));
        columns.Add(Filled(samples, sample => Math.Log(1 + Math.Max(0, sample.Value))));
        foreach (var date in samples.Select(sample => sample.Date).Distinct().Order().Skip(1))
            columns.Add([.. samples.Select(sample => sample.Date == date ? 1.0 : 0.0)]);
        return [.. columns.Where(column => column is not null).Select(column => column!)];
    }

    /// <summary><c>null</c> where fewer than half are known, or all are the same.</summary>
    private static double[]? Filled(IReadOnlyList<DriverSample> samples, Func<DriverSample, double> valueOf)
    {
        var values = samples.Select(valueOf).ToArray();
        var known = values.Where(value => !double.IsNaN(value)).ToList();
        if (known.Count == 0 || 2 * known.Count < values.Length) return null;
        var mean = known.Average();
        return Standardized.TryOf([.. values.Select(value => double.IsNaN(value) ? mean : value)]);
    }

    private static ClaimTest NotTested(Claim claim) => new() { Claim = claim, Verdict = ClaimVerdict.NotTested };

    private static ClaimTest Tested(Claim claim, IReadOnlyList<DriverSample> samples, double coefficient, double error)
    {
        var odds = Estimate.OfRatio(coefficient, error);
        // Outcomes that can all but be told apart have no odds to speak of.
        if (!double.IsFinite(odds.High)) return NotTested(claim);
        return new ClaimTest
        {
            Claim = claim,
            Verdict = ClaimVerdict.NotShown,
            Customers = samples.Select(sample => sample.Customer).Distinct().Count(),
            Samples = samples.Count,
            Positives = samples.Count(sample => sample.Target == 1),
            OddsRatio = odds,
            PValue = NormalTest.TwoSided(coefficient / error),
        };
    }
}
