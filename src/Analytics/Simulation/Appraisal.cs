namespace Analytics.Simulation;

/// <summary>
/// What a customer makes of an experience, before the noise of answering: satisfaction in logits of a top score,
/// convenience and added value in standard deviations, recommendation in points of 0-10. Surprise is satisfaction without
/// the customer's habit of rating mildly or strictly.
/// </summary>
internal readonly record struct Appraisal(
    double Satisfaction, double Timeliness, double Convenience, double Expertise, double Recommendation, double Surprise)
{
    /// <summary>Logit of a five after a contact or purchase without any peculiarity, at the start of the period.</summary>
    private const double TypicalSatisfaction = 0.65;
    private const double TypicalRecommendation = 8.6;

    public static Appraisal Of(CustomerRun run, ContactExperience? contact, int day)
    {
        var effects = run.World.Effects;
        var traits = run.Traits;
        var convenience = (traits.ConvenienceFit * traits.ConvenienceNeed) + (contact is { } easy ? EaseOf(easy) : 0);
        var expertise = (traits.ExpertiseFit * traits.ExpertiseNeed) + (contact is { } known ? KnowledgeOf(known) : 0);
        var timeliness = contact is { } timed ? TimelinessOf(timed, traits, effects) : 0;
        var expectation = traits.Expectation + (effects.ExpectationDriftPerYear * World.YearsInto(day));
        var surprise = TypicalSatisfaction - expectation + timeliness
            + (effects.RatingConvenience * traits.ConvenienceFit * traits.ConvenienceNeed)
            + (effects.RatingExpertise * traits.ExpertiseFit * traits.ExpertiseNeed)
            + (contact is { } facts ? FactsOf(facts, effects) : 0);
        return new Appraisal(
            surprise + traits.Leniency,
            timeliness,
            convenience,
            expertise,
            RecommendationOf(run, contact, day, expectation),
            surprise);
    }

    private static double TimelinessOf(in ContactExperience contact, CustomerTraits traits, Effects effects) =>
        traits.TimelinessNeed * (contact.Gap >= 0
            ? effects.RatingWaitBetter * contact.Gap
            : effects.RatingWaitWorse * -contact.Gap);

    private static double FactsOf(in ContactExperience contact, Effects effects) =>
        contact.Agent.Skill
        + (contact.IsResolved ? 0 : effects.RatingUnresolved)
        + (effects.RatingRepeat * contact.Reopens)
        + (effects.RatingHandover * contact.Handovers);

    private static double EaseOf(in ContactExperience contact) =>
        (contact.IsPreferredChannel ? 0.2 : -0.2) - (0.5 * contact.Handovers) - (0.4 * contact.Reopens);

    private static double KnowledgeOf(in ContactExperience contact) =>
        (2 * contact.Agent.Skill) + (contact.IsResolved ? 0.1 : -0.6);

    private static double RecommendationOf(CustomerRun run, ContactExperience? contact, int day, double expectation)
    {
        var effects = run.World.Effects;
        var traits = run.Traits;
        var state = run.State;

        // The state already holds this day's contact, which counts fresh.
        return TypicalRecommendation + (0.5 * (traits.Leniency - expectation))
            + (effects.RecommendExpertise * traits.ExpertiseFit * traits.ExpertiseNeed)
            + (effects.RecommendConvenience * traits.ConvenienceFit * traits.ConvenienceNeed)
            + (effects.RecommendWaitBetter * Math.Max(0, contact?.Gap ?? 0))
            + (effects.RecommendBrokenPromise * traits.TimelinessNeed * state.Impression(RiskDriver.BrokenPromise, day))
            + (effects.RecommendUnresolved * state.Impression(RiskDriver.UnresolvedProblem, day))
            + (state.IsExposedToUnannouncedChange(day) ? effects.RecommendUnannouncedChange : 0)
            + (effects.RecommendRefusedComplaint * state.Impression(RiskDriver.RefusedComplaint, day));
    }
}
