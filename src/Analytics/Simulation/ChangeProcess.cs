using Analytics.Randomness;

namespace Analytics.Simulation;

/// <summary>
/// Price rises (monthly contracts), fees and benefits that end. Each is decided 14 to 30 days before it takes effect,
/// and on that day a notice goes out or not; notice is likelier for the better segments, which also leave less.
/// </summary>
internal static class ChangeProcess
{
    public static void Begin(CustomerRun run, int firstDay)
    {
        var operations = run.World.Operations;
        if (run.Customer.Contract == ContractKind.Monthly)
            Begin(run, firstDay, operations.PriceRisesPerYear, InteractionKind.PriceChange, run.Stream(StreamPurpose.PriceRises));
        Begin(run, firstDay, operations.FeesPerYear, InteractionKind.Fee, run.Stream(StreamPurpose.Fees));
        Begin(run, firstDay, operations.BenefitEndsPerYear, InteractionKind.BenefitEnd, run.Stream(StreamPurpose.BenefitEnds));
    }

    /// <summary>What a customer would write about a change that came without notice.</summary>
    public static CommentTheme ThemeOf(InteractionKind change) => change switch
    {
        InteractionKind.Fee => CommentTheme.HiddenFee,
        InteractionKind.BenefitEnd => CommentTheme.BenefitEnded,
        _ => CommentTheme.PriceRise,
    };

    private static void Begin(CustomerRun run, int firstDay, double perYear, InteractionKind kind, RandomStream random) =>
        run.Recur(firstDay, perYear, random, day => Decide(run, day, kind, random));

    private static void Decide(CustomerRun run, int day, InteractionKind kind, RandomStream random)
    {
        var isAnnounced = random.Chance(run.World.Operations.NoticeShare(run.Customer.Segment));
        var amount = DrawAmount(run, kind, random);
        var noticeMinute = OfficeHours.DrawMinute(random);
        if (isAnnounced)
            run.Record(day, noticeMinute, InteractionKind.Notice, row => row with { Channel = "email", Amount = amount });
        run.Plan(day + random.Between(14, 30), later => TakeEffect(run, later, kind, isAnnounced, amount));
    }

    private static void TakeEffect(CustomerRun run, int day, InteractionKind kind, bool isAnnounced, decimal? amount)
    {
        // Changes come into force before the office opens.
        run.Record(day, 6 * 60, kind, row => row with { Amount = amount, Announced = isAnnounced });
        if (!isAnnounced)
            RemedyProcess.AfterUnannouncedChange(run, day, ThemeOf(kind));
    }

    /// <summary>Of a price rise, what a month costs more; of a fee, the fee; a benefit that ends has no amount.</summary>
    private static decimal? DrawAmount(CustomerRun run, InteractionKind kind, RandomStream random)
    {
        var draw = random.NextDouble();
        return kind switch
        {
            InteractionKind.PriceChange => decimal.Round(PriceList.MonthlyPrice(run.Customer.Segment) * (decimal)(0.04 + (0.08 * draw)), 2),
            InteractionKind.Fee => decimal.Round((decimal)(4 + (16 * draw)), 2),
            _ => null,
        };
    }
}
