using Analytics.Randomness;

namespace Analytics.Simulation;

/// <summary>
/// Who is asked, who answers, and what. Some never answer; the others answer rather when the experience was out of the
/// ordinary. A begging agent turns a share of lower CSAT scores into fives; the other answers and the comment stay honest.
/// </summary>
internal static class SurveyProcess
{
    private const int DaysBetweenInvitations = 14;
    private const double MeanLagMinutes = 12 * 60;
    private const double LongestLagMinutes = 72 * 60;
    private const double MissingItemShare = 0.03;

    public static void AfterContact(CustomerRun run, int day, double endMinute, string channel, ContactExperience contact) =>
        Invite(run, day, endMinute, channel, contact, run.World.Operations.ContactInvitationShare);

    public static void AfterPurchase(CustomerRun run, int day, double minute, string channel) =>
        Invite(run, day, minute, channel, null, run.World.Operations.PurchaseInvitationShare);

    /// <summary>The chance that a customer who answers surveys at all answers one about this experience.</summary>
    public static double ResponseShare(SimulationOptions options, double surprise)
    {
        var willing = 1 - options.Operations.NeverAnswerShare;
        if (willing == 0 || options.SurveyResponseRate == 0)
            return 0;
        var middling = Math.Clamp(options.SurveyResponseRate / willing, 0.01, 0.99);

        // A typical experience is 0.8 standard deviations from the mean: there the share is the one asked for.
        var extremity = Math.Abs((surprise - 0.2) / 1.1) - 0.8;
        return Logistic.Share(Logistic.LogOdds(middling) + (options.Effects.ResponseExtremity * extremity));
    }

    private static void Invite(
        CustomerRun run, int day, double endMinute, string channel, ContactExperience? contact, double invitationShare)
    {
        var random = run.Stream(StreamPurpose.Surveys);
        if (!random.Chance(invitationShare) || day - run.InvitedDay < DaysBetweenInvitations)
            return;
        run.InvitedDay = day;
        var appraisal = Appraisal.Of(run, contact, day);
        var answers = random.Chance(ResponseShare(run.World.Options, appraisal.Surprise));
        if (answers && !run.Traits.NeverAnswers)
            Respond(run, day, endMinute, channel, contact, appraisal);
    }

    private static void Respond(
        CustomerRun run, int day, double endMinute, string channel, ContactExperience? contact, in Appraisal appraisal)
    {
        var random = run.Stream(StreamPurpose.Surveys);
        var leniency = run.Traits.Leniency;
        var isBegged = random.Chance(run.World.Effects.BeggingConversion) && contact?.Agent.Begs == true;
        var honest = AnswerScale.Csat(appraisal.Satisfaction, random);
        var lag = Math.Min(5 + (MeanLagMinutes * random.Exponential()), LongestLagMinutes);
        var comment = random.Chance(run.World.Operations.CommentShare)
            ? CommentCatalogue.Pick(CommentChoice.About(run, day, contact, appraisal, honest), run.Traits.Language, random)
            : null;
        run.Responses.Add(new SimulatedSurveyResponse
        {
            CustomerId = run.Customer.CustomerId,
            Number = run.Responses.Count + 1,
            RespondedAt = run.World.MomentOf(day, endMinute + lag),
            Channel = channel,
            Touchpoint = contact is null ? "purchase" : "contact",
            AgentId = contact?.Agent.AgentId,
            Csat = Kept(isBegged ? 5 : honest, random),
            Nps = Kept(AnswerScale.Nps(appraisal.Recommendation, random), random),
            Ces = Kept(AnswerScale.Ces(appraisal.Convenience, random), random),
            Timeliness = contact is null ? null : Kept(AnswerScale.Timeliness(appraisal.Timeliness, leniency, random), random),
            Convenience = Kept(AnswerScale.Driver(appraisal.Convenience, leniency, random), random),
            Expertise = Kept(AnswerScale.Driver(appraisal.Expertise, leniency, random), random),
            Expectation = Kept(AnswerScale.Expectation(appraisal.Surprise, random), random),
            Comment = comment,
            Language = run.Traits.Language,
        });
    }

    private static int? Kept(int answer, RandomStream random) => random.Chance(MissingItemShare) ? null : answer;
}
