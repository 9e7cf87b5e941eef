namespace Analytics.Simulation;

/// <summary>
/// Problems and the contacts they lead to: how long the customer was told to wait and waited, whether it was
/// answered, solved, passed on, and whether the customer has to come back for it or complains.
/// </summary>
internal static class ContactProcess
{
    private const double PreferredChannelShare = 0.7;
    private const double WaitSpread = 0.6;
    private const double PromiseSpread = 0.2;
    private const int MostReopens = 3;

    /// <summary>What remains of the rate of problems once a customer has faded.</summary>
    private const double RateWhenFaded = 0.1;

    /// <summary>Waits that people promise, in minutes.</summary>
    private static readonly int[] SayableWaits =
        [1, 2, 3, 5, 8, 10, 15, 20, 30, 45, 60, 90, 120, 180, 240, 360, 480, 720, 1_440, 2_880];

    public static void Begin(CustomerRun run, int firstDay)
    {
        var perYear = run.World.Operations.ProblemsPerYear * run.Traits.TroubleProneness;
        run.Recur(firstDay, perYear, run.Stream(StreamPurpose.Contacts), day => MeetProblem(run, day));
    }

    private static void MeetProblem(CustomerRun run, int day)
    {
        if (!run.IsFaded || run.Stream(StreamPurpose.Contacts).Chance(RateWhenFaded))
            GetInTouch(run, day, reopens: 0);
    }

    private static void GetInTouch(CustomerRun run, int day, int reopens)
    {
        var random = run.Stream(StreamPurpose.Contacts);
        var channel = random.Chance(PreferredChannelShare) ? run.PreferredChannel : ContactChannel.Draw(random);
        var typicalWait = channel.MedianWaitMinutes
            * Math.Exp(-run.World.Operations.ServiceImprovementPerYear * World.YearsInto(day));
        var wait = random.LogNormal(typicalWait * Math.Exp(run.World.Busyness(day)), WaitSpread);
        var promised = ToSayable(random.LogNormal(typicalWait * Math.Exp(run.World.Operations.PromiseMargin), PromiseSpread));
        var overshoot = Math.Max(0, Math.Log((wait + 1) / (promised + 1.0)));
        var isAbandoned = random.Chance(Logistic.Share(-3.0 + (1.5 * overshoot))) && channel.CanAbandon;
        var minute = OfficeHours.DrawMinute(random);
        if (isAbandoned)
            Abandon(run, day, minute, channel, promised, wait * random.NextPositive(), reopens);
        else
            Talk(run, day, minute, channel, promised, wait, reopens);
    }

    private static void Abandon(
        CustomerRun run, int day, double minute, ContactChannel channel, int promised, double patience, int reopens)
    {
        var random = run.Stream(StreamPurpose.Contacts);
        run.Record(day, minute, channel.Kind, row => row with
        {
            Channel = channel.Name,
            Answered = false,
            PromisedMinutes = promised,
            WaitMinutes = ToTenths(patience),
        });
        if (random.Chance(run.World.Operations.RetryAfterAbandonment))
            run.Plan(day + random.Between(1, 3), later => GetInTouch(run, later, reopens));
    }

    private static void Talk(
        CustomerRun run, int day, double minute, ContactChannel channel, int promised, double wait, int reopens)
    {
        var operations = run.World.Operations;
        var random = run.Stream(StreamPurpose.Contacts);
        var agent = random.Choose<Agent>(run.World.Agents);
        var transfers = random.Poisson(channel.TransfersExpected);
        var escalations = random.Chance(reopens > 0 ? 0.15 : 0.05) ? 1 : 0;
        var resolution = operations.ResolutionLogit + (run.World.Effects.SkillOnResolution * agent.Skill)
            - (0.3 * transfers) - (0.2 * reopens);
        var isResolved = random.Chance(Logistic.Share(resolution));
        var handling = random.LogNormal(channel.MedianHandleMinutes * (1 + (0.3 * (transfers + escalations))), 0.5);
        var rounded = ToTenths(wait);
        run.Record(day, minute, channel.Kind, row => row with
        {
            Channel = channel.Name,
            AgentId = agent.AgentId,
            Answered = true,
            PromisedMinutes = promised,
            WaitMinutes = rounded,
            HandleMinutes = ToTenths(handling),
            Resolved = isResolved,
            Transfers = transfers,
            Escalations = escalations,
            Reopens = reopens,
        });
        var experience = new ContactExperience(
            agent,
            Math.Log((promised + 1.0) / (rounded + 1.0)),
            isResolved,
            reopens,
            transfers + escalations,
            channel == run.PreferredChannel);
        SurveyProcess.AfterContact(run, day, minute + rounded + handling, channel.Name, experience);
        RemedyProcess.AfterContact(run, day, experience);
        if (!isResolved && reopens < MostReopens && random.Chance(operations.RepeatAfterUnresolved))
            run.Plan(day + random.Between(1, 7), later => GetInTouch(run, later, reopens + 1));
    }

    private static int ToSayable(double minutes) =>
        SayableWaits.MinBy(sayable => Math.Abs(Math.Log(sayable / minutes)));

    private static float ToTenths(double minutes) => (float)Math.Round(Math.Max(minutes, 0.1), 1);
}
