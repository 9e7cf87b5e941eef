namespace Analytics.Simulation;

/// <summary>What a planted effect works on, and so the unit of its coefficient.</summary>
public enum EffectOutcome
{
    /// <summary>Log hazard; for a hazard as small as a day's or a quarter's, log-odds.</summary>
    Cancellation,

    /// <summary>Points of the 0-10 answer.</summary>
    Recommendation,

    /// <summary>Log rate of purchases.</summary>
    Repurchase,
}
