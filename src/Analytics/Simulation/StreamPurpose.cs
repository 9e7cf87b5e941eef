namespace Analytics.Simulation;

/// <summary>
/// What a stream of random numbers is for. Each purpose has its own, so that changing one part of the world (an
/// effect, a practice) leaves the draws of the others as they were, and two runs can be compared customer by customer.
/// </summary>
internal enum StreamPurpose
{
    Traits,
    Cancellation,
    Fading,
    Purchases,
    Contacts,
    Remedies,
    UnaskedGoodwill,
    PriceRises,
    Fees,
    BenefitEnds,
    Renewals,
    CompetitorOffers,
    Surveys,
    Return,
    Staff,
    BusyDays,
}
