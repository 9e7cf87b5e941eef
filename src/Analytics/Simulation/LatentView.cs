namespace Analytics.Simulation;

/// <summary>
/// What the hazard takes from inside a customer: either the truth, or what the exports let one suppose. Needs have mean 1,
/// fits and sensitivity are in standard deviations, and the offer is the latest of a competitor that reached the customer.
/// </summary>
internal readonly record struct LatentView(
    double TimelinessNeed,
    double ConvenienceNeed,
    double ExpertiseNeed,
    double ConvenienceFit,
    double ExpertiseFit,
    double PriceSensitivity,
    int? OfferDay)
{
    public static LatentView Truth(CustomerTraits traits, int? offerDay) => new(
        traits.TimelinessNeed,
        traits.ConvenienceNeed,
        traits.ExpertiseNeed,
        traits.ConvenienceFit,
        traits.ExpertiseFit,
        traits.PriceSensitivity,
        offerDay);

    public static LatentView Supposed(FitEstimate fit) => new(1, 1, 1, fit.Convenience, fit.Expertise, 0, null);
}
