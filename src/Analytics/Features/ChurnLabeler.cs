using Analytics.Customers;

namespace Analytics.Features;

/// <summary>Says who was an active customer at an as-of date and what became of them, by a <see cref="ChurnDefinition"/>.</summary>
public sealed class ChurnLabeler : IOutcomeLabeler
{
    private readonly ChurnDefinition _definition;
    private readonly LabelColumn? _label;

    public ChurnLabeler(ChurnDefinition definition)
    {
        ArgumentNullException.ThrowIfNull(definition);
        definition.Validate();
        _definition = definition;
        _label = definition.IsLabel ? new LabelColumn(definition.LabelColumn!, definition.PositiveValues) : null;
    }

    public ChurnDefinition Definition => _definition;

    OutcomeDefinition IOutcomeLabeler.Definition => _definition;

    /// <summary>1 for a customer who churned, 0 for one who stayed, <c>null</c> for all others.</summary>
    public byte? Target(CustomerTimeline timeline, DateTimeOffset asOf) => Outcome(timeline, asOf) switch
    {
        ChurnOutcome.Churned => 1,
        ChurnOutcome.Stayed => 0,
        _ => null,
    };

    /// <summary>
    /// What a model may see of a customer at a date. A label says who has left by the end of the data, so cancellations before it are the
    /// answer, not a sign of it, and are left out.
    /// </summary>
    public CustomerSnapshot Snapshot(CustomerTimeline timeline, DateTimeOffset asOf)
    {
        ArgumentNullException.ThrowIfNull(timeline);
        var snapshot = timeline.AsOf(asOf);
        return _definition.Basis == ChurnBasis.Label
            ? snapshot with { Interactions = [.. snapshot.Interactions.Where(interaction => interaction.Type != InteractionType.Cancellation)] }
            : snapshot;
    }

    /// <summary>
    /// Whether the customer is one at the snapshot's date: has joined, and is not gone. With a label column everybody on the list is.
    /// </summary>
    public bool IsActive(CustomerSnapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        if (_definition.Basis == ChurnBasis.Label) return snapshot.Profile is not null;
        if (snapshot.Profile?.JoinedAt >= snapshot.AsOf) return false;
        if (IsCancelled(snapshot.Interactions)) return false;
        if (_definition.Basis != ChurnBasis.Inactivity) return true;
        return LastActivity(snapshot) is { } last
            ? snapshot.DaysSince(last) <= _definition.InactivityDays
            : snapshot.Since is { } since && snapshot.DaysSince(since) <= _definition.InactivityDays;
    }

    /// <summary>
    /// What became of the customer in the outcome window after <paramref name="asOf"/>. The window must lie within the data: one that reaches
    /// beyond it would count everybody as staying.
    /// </summary>
    public ChurnOutcome Outcome(CustomerTimeline timeline, DateTimeOffset asOf)
    {
        ArgumentNullException.ThrowIfNull(timeline);
        if (_definition.Basis == ChurnBasis.Label) return Label(timeline);
        var snapshot = timeline.AsOf(asOf);
        // Somebody of whom nothing is known before the date may not have been a customer then.
        if (snapshot.Since is null || !IsActive(snapshot)) return ChurnOutcome.NotActive;
        // A cancellation whose record was changed later is not seen as of the date, but the customer was gone.
        if (IsCancelled(timeline.Interactions.Where(interaction => interaction.OccurredAt < asOf))) return ChurnOutcome.NotActive;
        var start = asOf.AddDays(_definition.GapDays);
        var end = asOf.AddDays(_definition.OutcomeDays);
        return _definition.Basis == ChurnBasis.Cancellation ? Cancelled(timeline, asOf, start, end) : Inactive(timeline, start, end);
    }

    /// <summary>The outcome a label column gives; <see cref="ChurnOutcome.Unknown"/> without a list's row or a value.</summary>
    public ChurnOutcome Label(CustomerTimeline timeline)
    {
        ArgumentNullException.ThrowIfNull(timeline);
        return _label?.Of(timeline.Profile) switch
        {
            null => ChurnOutcome.Unknown,
            0 => ChurnOutcome.Stayed,
            _ => ChurnOutcome.Churned,
        };
    }

    private static ChurnOutcome Cancelled(CustomerTimeline timeline, DateTimeOffset asOf, DateTimeOffset start, DateTimeOffset end)
    {
        foreach (var interaction in timeline.Interactions)
        {
            if (interaction.Type != InteractionType.Cancellation || interaction.OccurredAt < asOf) continue;
            if (interaction.OccurredAt < start) return ChurnOutcome.LeftInGap;
            return interaction.OccurredAt < end ? ChurnOutcome.Churned : ChurnOutcome.Stayed;
        }
        return ChurnOutcome.Stayed;
    }

    private static ChurnOutcome Inactive(CustomerTimeline timeline, DateTimeOffset start, DateTimeOffset end)
    {
        foreach (var interaction in timeline.Interactions)
        {
            if (IsActivity(interaction) && interaction.OccurredAt >= start && interaction.OccurredAt < end) return ChurnOutcome.Stayed;
        }
        foreach (var survey in timeline.Surveys)
        {
            if (survey.RespondedAt >= start && survey.RespondedAt < end) return ChurnOutcome.Stayed;
        }
        return ChurnOutcome.Churned;
    }

    /// <summary>Cancelled and not come back with a purchase or renewal since.</summary>
    private static bool IsCancelled(IEnumerable<Interaction> interactions) =>
        interactions.LastOrDefault(interaction => interaction.Type == InteractionType.Cancellation || InteractionType.IsPurchase(interaction.Type))
            is { Type: InteractionType.Cancellation };

    private static DateTimeOffset? LastActivity(CustomerSnapshot snapshot)
    {
        DateTimeOffset? last = snapshot.Surveys.Count > 0 ? snapshot.Surveys[^1].RespondedAt : null;
        for (var index = snapshot.Interactions.Count - 1; index >= 0; index--)
        {
            if (!IsActivity(snapshot.Interactions[index])) continue;
            if (last is null || snapshot.Interactions[index].OccurredAt > last) last = snapshot.Interactions[index].OccurredAt;
            break;
        }
        return last;
    }

    /// <summary>What the customer did, as against what was done to them.</summary>
    internal static bool IsActivity(Interaction interaction) => interaction.Type is not (
        InteractionType.Cancellation or InteractionType.PriceChange or InteractionType.Fee or InteractionType.Refund or InteractionType.BenefitEnd
        or InteractionType.Goodwill or InteractionType.Notice or InteractionType.FollowUp);
}
