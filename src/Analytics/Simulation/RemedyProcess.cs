namespace Analytics.Simulation;

/// <summary>
/// What comes after trouble: complaints, and what the business does about them. Goodwill and follow-ups go to the
/// unhappy more often, so comparing those who got some with those who did not shows the opposite of what they do.
/// </summary>
internal static class RemedyProcess
{
    public static void Begin(CustomerRun run, int firstDay) =>
        run.Recur(
            firstDay,
            run.World.Operations.GoodwillPerYear,
            run.Stream(StreamPurpose.UnaskedGoodwill),
            day => GiveGoodwill(run, day));

    public static void AfterContact(CustomerRun run, int day, in ContactExperience contact)
    {
        var operations = run.World.Operations;
        var random = run.Stream(StreamPurpose.Remedies);
        if (random.Chance(operations.FollowUpAfterContact))
            PlanFollowUp(run, day);
        if (contact.IsResolved)
            return;
        if (random.Chance(operations.GoodwillAfterTrouble))
            run.Plan(day + random.Between(1, 5), later => GiveGoodwill(run, later));
        if (random.Chance(operations.ComplaintAfterUnresolved))
        {
            var theme = contact.Reopens > 0 ? CommentTheme.CameBackAgain : CommentTheme.Unresolved;
            PlanComplaint(run, day, theme);
        }
    }

    public static void AfterUnannouncedChange(CustomerRun run, int day, CommentTheme theme)
    {
        if (run.Stream(StreamPurpose.Remedies).Chance(run.World.Operations.ComplaintAfterUnannouncedChange))
            PlanComplaint(run, day, theme);
    }

    private static void PlanComplaint(CustomerRun run, int day, CommentTheme theme) =>
        run.Plan(day + run.Stream(StreamPurpose.Remedies).Between(1, 10), later => Complain(run, later, theme));

    private static void Complain(CustomerRun run, int day, CommentTheme theme)
    {
        var operations = run.World.Operations;
        var random = run.Stream(StreamPurpose.Remedies);
        var minute = OfficeHours.DrawMinute(random);
        var agent = random.Choose<Agent>(run.World.Agents);
        var handling = (float)Math.Round(random.LogNormal(20, 0.5), 1);
        var isUpheld = random.Chance(operations.ComplaintUpheldShare);
        var escalations = random.Chance(0.25) ? 1 : 0;
        var comment = CommentCatalogue.Pick(theme, run.Traits.Language, random);
        run.Record(day, minute, InteractionKind.Complaint, row => row with
        {
            Channel = run.PreferredChannel.Name,
            AgentId = agent.AgentId,
            Answered = true,
            HandleMinutes = handling,
            Resolved = isUpheld,
            Escalations = escalations,
            Comment = comment,
        });
        if (isUpheld && random.Chance(operations.RefundAfterUpheldComplaint))
            run.Plan(day + random.Between(1, 7), later => Refund(run, later));
        if (random.Chance(operations.GoodwillAfterTrouble))
            run.Plan(day + random.Between(1, 5), later => GiveGoodwill(run, later));
        if (random.Chance(operations.FollowUpAfterContact))
            PlanFollowUp(run, day);
    }

    private static void PlanFollowUp(CustomerRun run, int day) =>
        run.Plan(day + run.Stream(StreamPurpose.Remedies).Between(2, 10), later => FollowUp(run, later));

    private static void FollowUp(CustomerRun run, int day)
    {
        var random = run.Stream(StreamPurpose.Remedies);
        var minute = OfficeHours.DrawMinute(random);
        var agent = random.Choose<Agent>(run.World.Agents);
        run.Record(day, minute, InteractionKind.FollowUp, row => row with { Channel = "phone", AgentId = agent.AgentId });
    }

    private static void GiveGoodwill(CustomerRun run, int day)
    {
        var random = run.Stream(StreamPurpose.Remedies);
        var minute = OfficeHours.DrawMinute(random);
        var amount = random.Choose<decimal>([5m, 10m, 15m, 20m]);
        run.Record(day, minute, InteractionKind.Goodwill, row => row with { Channel = "email", Amount = amount });
    }

    private static void Refund(CustomerRun run, int day)
    {
        var random = run.Stream(StreamPurpose.Remedies);
        var minute = OfficeHours.DrawMinute(random);
        var amount = decimal.Round((decimal)random.LogNormal(30, 0.6), 2);
        run.Record(day, minute, InteractionKind.Refund, row => row with { Amount = amount });
    }
}
