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
    private FadingImpression _unresolved, _brokenPromises, _worstGap, _abandonments, _complaints, _refusedComplaints;
    private FadingImpression _repeats, _handovers, _goodwill, _followUps, _purchases;
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
            _purchases.Add(world.Operations.PurchasesPerYear / 365.25 * meanLife, 0, _speeds.Purchase);
        }
    }

    /// <summary>ln(renewal price / new customer's price) of the latest offer, not below zero; null before the first.</summary>
    public double? LatestPenalty { get; private set; }

    /// <summary>The kind of the latest change that came without notice.</summary>
    public InteractionKind LatestUnannouncedChange { get; private set; }

    public double Unresolved(int day) => _unresolved.At(day, _speeds.UnresolvedProblem);

    public double BrokenPromises(int day) => _brokenPromises.At(day, _speeds.BrokenPromise);

    public double WorstGap(int day) => _worstGap.At(day, _speeds.WorstGap);

    public double Abandonments(int day) => _abandonments.At(day, _speeds.Abandonment);

    public double Complaints(int day) => _complaints.At(day, _speeds.Complaint);

    public double RefusedComplaints(int day) => _refusedComplaints.At(day, _speeds.Complaint);

    public double Repeats(int day) => _repeats.At(day, _speeds.RepeatContact);

    public double Handovers(int day) => _handovers.At(day, _speeds.Handover);

    public double Goodwill(int day) => _goodwill.At(day, _speeds.Goodwill);

    public double FollowUps(int day) => _followUps.At(day, _speeds.FollowUp);

    public double Purchases(int day) => _purchases.At(day, _speeds.Purchase);

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
                _complaints.Add(1, day, _speeds.Complaint);
                if (interaction.Resolved == false)
                    _refusedComplaints.Add(1, day, _speeds.Complaint);
                break;
            case InteractionKind.PriceChange or InteractionKind.Fee or InteractionKind.BenefitEnd:
                ObserveChange(interaction, day);
                break;
            case InteractionKind.Goodwill:
                _goodwill.Add(1, day, _speeds.Goodwill);
                break;
            case InteractionKind.FollowUp:
                _followUps.Add(1, day, _speeds.FollowUp);
                break;
            case InteractionKind.Purchase:
                _purchases.Add(1, day, _speeds.Purchase);
                break;
            case InteractionKind.Notice or InteractionKind.Renewal when interaction.NewCustomerPrice is { } newCustomerPrice:
                LatestPenalty = Math.Max(0, Math.Log((double)(interaction.Amount!.Value / newCustomerPrice)));
                break;
        }
    }

    private void ObserveContact(SimulatedInteraction contact, int day)
    {
        if (contact.Answered == false)
            _abandonments.Add(1, day, _speeds.Abandonment);
        if (contact.Resolved == false)
            _unresolved.Add(1, day, _speeds.UnresolvedProblem);
        if (contact.Reopens > 0)
            _repeats.Add(1, day, _speeds.RepeatContact);
        if (contact.Transfers + contact.Escalations is > 0 and var handovers)
            _handovers.Add(handovers, day, _speeds.Handover);
        if (contact.WaitMinutes > contact.PromisedMinutes)
        {
            var overshoot = Math.Log((contact.WaitMinutes.Value + 1.0) / (contact.PromisedMinutes.Value + 1.0));
            _brokenPromises.Add(1, day, _speeds.BrokenPromise);
            _worstGap.Exceed(overshoot, day, _speeds.WorstGap);
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
