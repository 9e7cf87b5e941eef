namespace Analytics.Simulation;

/// <summary>
/// The daily hazard of cancelling, complementary log-log: P(cancels on day d | still a customer) = 1 - exp(-exp(η)),
/// η = intercept + Σ coefficient · need · covariate. Coefficients are therefore log hazard ratios at any time step.
/// </summary>
internal sealed class HazardModel
{
    public const int OfferEffectDays = 45;

    /// <summary>However much goes wrong, it counts for at most three fresh events of its kind.</summary>
    public const double MostImpressions = 3;

    /// <summary>The first and last of the drivers that are experiences with the business, not the contract, customer or market.</summary>
    public const RiskDriver FirstExperience = RiskDriver.UnannouncedChange;
    public const RiskDriver LastExperience = RiskDriver.FollowUp;

    public static readonly int Drivers = Enum.GetValues<RiskDriver>().Length;

    private readonly double[] _coefficients;

    public HazardModel(Effects effects)
    {
        Intercept = Math.Log(effects.BaseQuarterlyHazard / 90);
        _coefficients = [.. Enum.GetValues<RiskDriver>().Select(driver => CoefficientOf(driver, effects))];
    }

    /// <summary>Log hazard a day when every covariate is zero.</summary>
    public double Intercept { get; }

    public double Coefficient(RiskDriver driver) => _coefficients[(int)driver];

    /// <summary>
    /// Fills <paramref name="parts"/> with coefficient · need · covariate, one place a driver, and returns intercept plus
    /// parts. The customer's state must hold nothing of <paramref name="day"/>, the day at risk, or later.
    /// </summary>
    public double Evaluate(CustomerExperience customer, in LatentView latent, int day, double[] parts)
    {
        FillCovariates(customer, latent, day, parts);
        var predictor = Intercept;
        for (var driver = 0; driver < parts.Length; driver++)
        {
            parts[driver] *= _coefficients[driver];
            predictor += parts[driver];
        }

        return predictor;
    }

    /// <summary>Fills <paramref name="covariates"/>, already multiplied by the customer's needs, one place a driver.</summary>
    public static void FillCovariates(CustomerExperience customer, in LatentView latent, int day, double[] covariates)
    {
        var state = customer.State;
        var offer = customer.Renewals.OpenOffer(day);
        covariates[(int)RiskDriver.AnnualContract] = customer.Customer.Contract == ContractKind.Annual ? 1 : 0;
        covariates[(int)RiskDriver.BusinessSegment] = customer.Customer.Segment == CustomerSegment.Business ? 1 : 0;
        covariates[(int)RiskDriver.PremiumSegment] = customer.Customer.Segment == CustomerSegment.Premium ? 1 : 0;
        covariates[(int)RiskDriver.Tenure] = Math.Log(1 + World.YearsInto(day - customer.JoinedDay));
        covariates[(int)RiskDriver.RenewalWindow] = offer is null ? 0 : 1;
        covariates[(int)RiskDriver.LoyaltyPenalty] = offer is null ? 0 : (state.LatestPenalty ?? 0) * 10;
        covariates[(int)RiskDriver.UnannouncedChange] = state.IsExposedToUnannouncedChange(day) ? 1 : 0;
        covariates[(int)RiskDriver.AnnouncedChange] = state.IsExposedToAnnouncedChange(day) ? 1 : 0;
        for (var driver = FadingSpeeds.First; driver <= FadingSpeeds.Last; driver++)
            covariates[(int)driver] = Math.Min(state.Impression(driver, day), MostImpressions);

        covariates[(int)RiskDriver.BrokenPromise] *= latent.TimelinessNeed;
        covariates[(int)RiskDriver.WorstGap] *= latent.TimelinessNeed;
        covariates[(int)RiskDriver.Abandonment] *= latent.TimelinessNeed;
        covariates[(int)RiskDriver.RepeatContact] *= latent.ConvenienceNeed;
        covariates[(int)RiskDriver.Handover] *= latent.ConvenienceNeed;
        covariates[(int)RiskDriver.Convenience] = latent.ConvenienceFit * latent.ConvenienceNeed;
        covariates[(int)RiskDriver.Expertise] = latent.ExpertiseFit * latent.ExpertiseNeed;
        covariates[(int)RiskDriver.PriceSensitivity] = latent.PriceSensitivity;
        covariates[(int)RiskDriver.CompetitorOffer] = day - latent.OfferDay is > 0 and <= OfferEffectDays ? 1 : 0;
    }

    private static double CoefficientOf(RiskDriver driver, Effects effects) => driver switch
    {
        RiskDriver.AnnualContract => effects.AnnualContract,
        RiskDriver.BusinessSegment => effects.BusinessSegment,
        RiskDriver.PremiumSegment => effects.PremiumSegment,
        RiskDriver.Tenure => effects.Tenure,
        RiskDriver.RenewalWindow => effects.RenewalWindow,
        RiskDriver.LoyaltyPenalty => effects.LoyaltyPenalty,
        RiskDriver.UnannouncedChange => effects.UnannouncedChange,
        RiskDriver.AnnouncedChange => effects.AnnouncedChange,
        RiskDriver.UnresolvedProblem => effects.UnresolvedProblem,
        RiskDriver.BrokenPromise => effects.BrokenPromise,
        RiskDriver.WorstGap => effects.WorstGap,
        RiskDriver.Abandonment => effects.Abandonment,
        RiskDriver.Complaint => effects.Complaint,
        RiskDriver.RefusedComplaint => effects.RefusedComplaint,
        RiskDriver.RepeatContact => effects.RepeatContact,
        RiskDriver.Handover => effects.Handover,
        RiskDriver.Goodwill => effects.Goodwill,
        RiskDriver.FollowUp => effects.FollowUp,
        RiskDriver.Purchase => effects.Purchase,
        RiskDriver.Convenience => effects.Convenience,
        RiskDriver.Expertise => effects.Expertise,
        RiskDriver.PriceSensitivity => effects.PriceSensitivity,
        RiskDriver.CompetitorOffer => effects.CompetitorOffer,
        _ => throw new ArgumentOutOfRangeException(nameof(driver), driver, null),
    };
}
