namespace Analytics.Simulation;

/// <summary>Picks what a customer writes about, so that comments agree with what happened.</summary>
internal static class CommentChoice
{
    /// <summary>A driver has to add this much to the log hazard to be the reason somebody gives for leaving.</summary>
    private const double LeastReason = 0.25;

    private static readonly RiskDriver[] Reasons =
    [
        RiskDriver.LoyaltyPenalty, RiskDriver.UnannouncedChange, RiskDriver.UnresolvedProblem, RiskDriver.BrokenPromise,
        RiskDriver.WorstGap, RiskDriver.Abandonment, RiskDriver.RefusedComplaint, RiskDriver.RepeatContact,
        RiskDriver.Handover, RiskDriver.Convenience, RiskDriver.CompetitorOffer,
    ];

    public static CommentTheme About(CustomerRun run, int day, ContactExperience? contact, in Appraisal appraisal, int honestCsat)
    {
        var wrong = contact is { } facts ? WhatWentWrong(facts) : null;
        if (honestCsat <= 3)
            return wrong ?? OldGrievance(run.State, day) ?? (honestCsat == 3 ? CommentTheme.Middling : CommentTheme.Disappointed);
        if (wrong == CommentTheme.LongWait)
            return CommentTheme.Mixed;
        return WhatWentRight(run.State, day, contact, appraisal);
    }

    public static CommentTheme WhyLeave(double[] parts, ExperienceState state)
    {
        var strongest = Reasons[0];
        foreach (var driver in Reasons)
        {
            if (parts[(int)driver] > parts[(int)strongest])
                strongest = driver;
        }

        if (parts[(int)strongest] < LeastReason)
            return CommentTheme.NoLongerNeeded;
        return strongest switch
        {
            RiskDriver.LoyaltyPenalty => CommentTheme.DearRenewal,
            RiskDriver.UnannouncedChange => ChangeProcess.ThemeOf(state.LatestUnannouncedChange),
            RiskDriver.UnresolvedProblem => CommentTheme.Unresolved,
            RiskDriver.RefusedComplaint => CommentTheme.ComplaintRefused,
            RiskDriver.RepeatContact => CommentTheme.CameBackAgain,
            RiskDriver.Handover => CommentTheme.PassedAround,
            RiskDriver.Convenience => CommentTheme.Inconvenient,
            RiskDriver.CompetitorOffer => CommentTheme.BetterOffer,
            _ => CommentTheme.LongWait,
        };
    }

    private static CommentTheme? WhatWentWrong(in ContactExperience contact)
    {
        if (!contact.IsResolved)
            return contact.Reopens > 0 ? CommentTheme.CameBackAgain : CommentTheme.Unresolved;
        if (contact.Handovers >= 2)
            return CommentTheme.PassedAround;
        return contact.Gap < -0.4 ? CommentTheme.LongWait : null;
    }

    private static CommentTheme? OldGrievance(ExperienceState state, int day)
    {
        if (state.Impression(RiskDriver.RefusedComplaint, day) > 0.5)
            return CommentTheme.ComplaintRefused;
        return state.IsExposedToUnannouncedChange(day) ? ChangeProcess.ThemeOf(state.LatestUnannouncedChange) : null;
    }

    private static CommentTheme WhatWentRight(ExperienceState state, int day, ContactExperience? contact, in Appraisal appraisal)
    {
        if (state.Impression(RiskDriver.Goodwill, day) > 0.8)
            return CommentTheme.GoodwillThanks;
        if (contact?.Gap > 0.7)
            return CommentTheme.FastService;
        if (appraisal.Expertise > 0.6 && appraisal.Expertise > appraisal.Convenience)
            return CommentTheme.ExpertAdvice;
        return appraisal.Convenience > 0.6 ? CommentTheme.EasyToUse : CommentTheme.FriendlyStaff;
    }
}
