namespace Analytics.Simulation;

/// <summary>The terms of the hazard of cancelling, in the order in which docs/simulation.md explains them.</summary>
public enum RiskDriver
{
    AnnualContract,
    BusinessSegment,
    PremiumSegment,
    Tenure,
    RenewalWindow,
    LoyaltyPenalty,
    UnannouncedChange,
    AnnouncedChange,
    UnresolvedProblem,
    BrokenPromise,
    WorstGap,
    Abandonment,
    Complaint,
    RefusedComplaint,
    RepeatContact,
    Handover,
    Goodwill,
    FollowUp,
    Purchase,
    Convenience,
    Expertise,
    PriceSensitivity,
    CompetitorOffer,
}
