namespace Analytics.Simulation;

/// <summary>
/// What a customer has been through up to a day: a fold over interaction rows and nothing else, so that everything in
/// it can be computed from the exports. Read at day d it holds what happened before d.
/// </summary>
internal sealed class ExperienceState
{
    /// <summary>An exposure to a price rise, fee or benefit end lasts this many days.</summary>
    public const int ChangeExposureDays = 90;

    private const int Never = int.MinValue / 2;

    private readonly FadingSpeeds _speeds;
    private readonly FadingImpression[] _impressions = new FadingImpression[FadingSpeeds.Count];
    private int _unannouncedChangeDay = Never;
    private int _announcedChangeDay = Never;

    /// <summary>
    /// Nothing has happened yet. Who was a customer before the exports begin is credited, unseen, with the purchases that an
    /// average buyer would still remember on day 0.
    /// </summary>
    public ExperienceState(World world, bool wasCustomerBefore)
    {
        _speeds = world.Fading;
        if (wasCustomerBefore)
        {
            var meanLife = world.Effects.PurchaseHalfLife / Math.Log(2);
            Impress(RiskDriver.Purchase, 0, world.Operations.PurchasesPerYear / 365.25 * meanLife);
        }
    }

    /// <summary>ln(renewal price / new customer's price) of the latest offer, not below zero; null before the first.</summary>
    public double? LatestPenalty { get; private set; }

    /// <summary>The kind of the latest change that came without notice.</summary>
    public InteractionKind LatestUnannouncedChange { get; private set; }

    /// <summary>What is left of one kind of impression: the sum of 2^(-age / half-life), for the worst gap the strongest.</summary>
    public double Impression(RiskDriver driver, int day)
    {
        ref var impression = ref _impressions[driver - FadingSpeeds.First];
        return impression.IsBlank ? 0 : impression.At(day, _speeds[driver]);
    }

    public bool IsExposedToUnannouncedChange(int day) => day - _unannouncedChangeDay <= ChangeExposureDays;

    public bool IsExposedToAnnouncedChange(int day) => day - _announcedChangeDay <= ChangeExposureDays;

    /// <summary>Takes in one interaction of <paramref name="day"/>. Call in the order of days.</summary>
    public void Observe(SimulatedInteraction interaction, int day)
    {
        switch (interaction.Kind)
        {
            case InteractionKind.Call or InteractionKind.Chat or InteractionKind.Visit or InteractionKind.Ticket:
                ObserveContact(interaction, day);
                break;
            case InteractionKind.Complaint:
                Impress(RiskDriver.Complaint, day);
                if (interaction.Resolved == false)
                    Impress(RiskDriver.RefusedComplaint, day);
                break;
            case InteractionKind.PriceChange or InteractionKind.Fee or InteractionKind.BenefitEnd:
                ObserveChange(interaction, day);
                break;
            case InteractionKind.Goodwill:
                Impress(RiskDriver.Goodwill, day);
                break;
            case InteractionKind.FollowUp:
                Impress(RiskDriver.FollowUp, day);
                break;
            case InteractionKind.Purchase:
                Impress(RiskDriver.Purchase, day);
                break;
            case InteractionKind.Notice or InteractionKind.Renewal when interaction.NewCustomerPrice is { } newCustomerPrice:
                LatestPenalty = Math.Max(0, Math.Log((double)(interaction.Amount!.Value / newCustomerPrice)));
                break;
        }
    }

    private void Impress(RiskDriver driver, int day, double amount = 1) =>
        _impressions[driver - FadingSpeeds.First].Add(amount, day, _speeds[driver]);

    private void ObserveContact(SimulatedInteraction contact, int day)
    {
        if (contact.Answered == false)
            Impress(RiskDriver.Abandonment, day);
        if (contact.Resolved == false)
            Impress(RiskDriver.UnresolvedProblem, day);
        if (contact.Reopens > 0)
            Impress(RiskDriver.RepeatContact, day);
        if (contact.Transfers + contact.Escalations is > 0 and var handovers)
            Impress(RiskDriver.Handover, day, handovers);
        if (contact.WaitMinutes > contact.PromisedMinutes)
        {
            var overshoot = Math.Log((contact.WaitMinutes.Value + 1.0) / (contact.PromisedMinutes.Value + 1.0));
            Impress(RiskDriver.BrokenPromise, day);
            _impressions[RiskDriver.WorstGap - FadingSpeeds.First].Exceed(overshoot, day, _speeds[RiskDriver.WorstGap]);
        }
    }

    private void ObserveChange(SimulatedInteraction change, int day)
    {
        if (change.Announced == true)
        {
            _announcedChangeDay = day;
            return;
        }

        _unannouncedChangeDay = day;
        LatestUnannouncedChange = change.Kind;
    }
}
