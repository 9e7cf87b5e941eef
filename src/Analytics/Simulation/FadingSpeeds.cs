namespace Analytics.Simulation;

/// <summary>How fast each kind of impression fades.</summary>
internal sealed class FadingSpeeds(Effects effects)
{
    public FadingSpeed UnresolvedProblem { get; } = new(effects.UnresolvedProblemHalfLife);

    public FadingSpeed BrokenPromise { get; } = new(effects.BrokenPromiseHalfLife);

    public FadingSpeed WorstGap { get; } = new(effects.WorstGapHalfLife);

    public FadingSpeed Abandonment { get; } = new(effects.AbandonmentHalfLife);

    public FadingSpeed Complaint { get; } = new(effects.ComplaintHalfLife);

    public FadingSpeed RepeatContact { get; } = new(effects.RepeatContactHalfLife);

    public FadingSpeed Handover { get; } = new(effects.HandoverHalfLife);

    public FadingSpeed Goodwill { get; } = new(effects.GoodwillHalfLife);

    public FadingSpeed FollowUp { get; } = new(effects.FollowUpHalfLife);

    public FadingSpeed Purchase { get; } = new(effects.PurchaseHalfLife);
}
