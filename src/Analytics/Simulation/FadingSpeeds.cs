namespace Analytics.Simulation;

/// <summary>How fast each kind of impression fades, by the driver of the hazard it feeds.</summary>
internal sealed class FadingSpeeds
{
    /// <summary>The first and last of the drivers that are impressions; those between are too.</summary>
    public const RiskDriver First = RiskDriver.UnresolvedProblem;
    public const RiskDriver Last = RiskDriver.Purchase;
    public const int Count = Last - First + 1;

    private readonly FadingSpeed[] _speeds = new FadingSpeed[Count];

    public FadingSpeeds(Effects effects)
    {
        for (var driver = First; driver <= Last; driver++)
            _speeds[driver - First] = new FadingSpeed(HalfLifeOf(driver, effects));
    }

    public FadingSpeed this[RiskDriver driver] => _speeds[driver - First];

    private static double HalfLifeOf(RiskDriver driver, Effects effects) => driver switch
    {
        RiskDriver.UnresolvedProblem => effects.UnresolvedProblemHalfLife,
        RiskDriver.BrokenPromise => effects.BrokenPromiseHalfLife,
        RiskDriver.WorstGap => effects.WorstGapHalfLife,
        RiskDriver.Abandonment => effects.AbandonmentHalfLife,
        RiskDriver.Complaint or RiskDriver.RefusedComplaint => effects.ComplaintHalfLife,
        RiskDriver.RepeatContact => effects.RepeatContactHalfLife,
        RiskDriver.Handover => effects.HandoverHalfLife,
        RiskDriver.Goodwill => effects.GoodwillHalfLife,
        RiskDriver.FollowUp => effects.FollowUpHalfLife,
        RiskDriver.Purchase => effects.PurchaseHalfLife,
        _ => throw new ArgumentOutOfRangeException(nameof(driver), driver, null),
    };
}
