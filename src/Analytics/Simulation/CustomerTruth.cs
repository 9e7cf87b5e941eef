namespace Analytics.Simulation;

/// <summary>
/// What is true of one customer. An as-of date stands for its first moment: what happened on the date or later is
/// unknown to it. Dates run from the start of the period to the day after its last.
/// </summary>
public sealed class CustomerTruth
{
    /// <summary>Trouble that adds less than this to the log hazard leaves a customer satisfied.</summary>
    private const double MostTroubleWhenSatisfied = 0.25;

    private readonly World _world;
    private readonly SimulatedCustomer _customer;
    private readonly SimulatedInteraction[] _interactions;
    private readonly SimulatedSurveyResponse[] _responses;

    internal CustomerTruth(
        World world,
        SimulatedCustomer customer,
        CustomerTraits traits,
        SimulatedInteraction[] interactions,
        SimulatedSurveyResponse[] responses)
    {
        _world = world;
        _customer = customer;
        _interactions = interactions;
        _responses = responses;
        Traits = traits;
    }

    public CustomerTraits Traits { get; }

    public DateOnly? CancelledOn { get; internal init; }

    /// <summary>The day from which the customer no longer bought and hardly got in touch, without a word.</summary>
    public DateOnly? FadedOn { get; internal init; }

    /// <summary>Offers that reached a restless customer; each makes leaving likelier for 45 days.</summary>
    public IReadOnlyList<DateOnly> CompetitorOffers { get; internal init; } = [];

    /// <summary>
    /// Whether the customer left satisfied: within 45 days of a competitor's offer, while all trouble with this business
    /// together added less than 0.25 to the log hazard.
    /// </summary>
    public bool LeftSatisfied
    {
        get
        {
            if (CancelledOn is not { } day)
                return false;
            var breakdown = BreakdownAt(day);
            var trouble = breakdown.Parts
                .Where(part => part.Driver is >= HazardModel.FirstExperience and <= HazardModel.LastExperience)
                .Sum(part => Math.Max(0, part.Full));
            return breakdown[RiskDriver.CompetitorOffer].Full > 0 && trouble < MostTroubleWhenSatisfied;
        }
    }

    /// <summary>Whether the customer had joined, and not cancelled, before the date.</summary>
    public bool IsActive(DateOnly asOf) =>
        _world.DayOf(_customer.JoinedAt) < _world.DayOf(asOf) && !(CancelledOn < asOf);

    /// <summary>Whether the customer cancels on the date or in the days after it, <paramref name="horizonDays"/> days in all.</summary>
    public bool CancelsWithin(DateOnly asOf, int horizonDays = 90) =>
        CancelledOn >= asOf && CancelledOn < asOf.AddDays(horizonDays);

    /// <summary>The log hazard of that one day and its parts by driver.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The date lies outside the period.</exception>
    public RiskBreakdown BreakdownAt(DateOnly asOf)
    {
        var day = RequireDay(asOf);
        var experience = ExperienceBefore(day);
        var full = new double[HazardModel.Drivers];
        var observable = new double[HazardModel.Drivers];
        _world.Hazard.Evaluate(experience, TrueView(day), day, full);
        _world.Hazard.Evaluate(experience, LatentView.Supposed(EstimateFit(day)), day, observable);
        var parts = new RiskPart[HazardModel.Drivers];
        for (var driver = 0; driver < parts.Length; driver++)
            parts[driver] = new RiskPart((RiskDriver)driver, full[driver], observable[driver]);
        return new RiskBreakdown(_world.Hazard.Intercept, parts);
    }

    /// <summary>
    /// Log-odds of cancelling within the horizon as the simulation knows it on the date, latent traits and an open
    /// competitor's offer included, if nothing new happens: impressions fade, and renewals come when they are due.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The date lies outside the period, or the horizon is not 1 to 365 days.</exception>
    public double FullRisk(DateOnly asOf, int horizonDays = 90)
    {
        var day = RequireDay(asOf);
        return Project(ExperienceBefore(day), TrueView(day), day, horizonDays, unknownVariance: 0);
    }

    /// <summary>
    /// The same as far as the exports up to the date determine it. Every term on interactions and on the customer row is
    /// exact but for the needs, taken at their mean of 1; convenience and added value are estimated from the customer's
    /// answers; price sensitivity and competitors' offers are unknown, and half their variance stands in for them.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The date lies outside the period, or the horizon is not 1 to 365 days.</exception>
    public double ObservableRisk(DateOnly asOf, int horizonDays = 90)
    {
        var day = RequireDay(asOf);
        var fit = EstimateFit(day);
        var effects = _world.Effects;

        // The mean of exp(b·x) for a normal x of variance v is exp(b·mean + b²·v/2).
        var unknownVariance = (effects.Convenience * effects.Convenience * fit.ConvenienceVariance)
            + (effects.Expertise * effects.Expertise * fit.ExpertiseVariance)
            + (effects.PriceSensitivity * effects.PriceSensitivity);
        return Project(ExperienceBefore(day), LatentView.Supposed(fit), day, horizonDays, unknownVariance);
    }

    /// <summary>The covariates of the hazard on a date, needs included, in the order of <see cref="RiskDriver"/>.</summary>
    internal double[] CovariatesAt(DateOnly asOf)
    {
        var day = RequireDay(asOf);
        var covariates = new double[HazardModel.Drivers];
        HazardModel.FillCovariates(ExperienceBefore(day), TrueView(day), day, covariates);
        return covariates;
    }

    private double Project(CustomerExperience experience, in LatentView latent, int day, int horizonDays, double unknownVariance)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(horizonDays, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(horizonDays, 365);
        var parts = new double[HazardModel.Drivers];
        var cumulative = 0.0;
        for (var ahead = 0; ahead < horizonDays; ahead++)
            cumulative += Math.Exp(_world.Hazard.Evaluate(experience, latent, day + ahead, parts) + (unknownVariance / 2));

        // Survival is exp(-cumulative), so the odds of leaving are exp(cumulative) - 1.
        return Math.Log(double.ExpM1(cumulative));
    }

    private CustomerExperience ExperienceBefore(int day)
    {
        var experience = new CustomerExperience(_world, _customer);
        foreach (var interaction in _interactions)
        {
            var occurred = _world.DayOf(interaction.OccurredAt);
            if (occurred >= day)
                break;
            experience.State.Observe(interaction, occurred);
        }

        return experience;
    }

    private LatentView TrueView(int day)
    {
        int? latest = null;
        foreach (var offer in CompetitorOffers)
        {
            if (_world.DayOf(offer) < day)
                latest = _world.DayOf(offer);
        }

        return LatentView.Truth(Traits, latest);
    }

    private FitEstimate EstimateFit(int day) => FitEstimate.From(_responses, _world.MomentOf(day, 0), _world.Effects);

    private int RequireDay(DateOnly asOf)
    {
        var day = _world.DayOf(asOf);
        if (day < 0 || day > _world.Options.Days)
            throw new ArgumentOutOfRangeException(nameof(asOf), asOf, "The date lies outside the simulated period.");
        return day;
    }
}
