using Analytics.Customers;

namespace Analytics.Insights.ServiceLevels;

/// <summary>The experiences of all customers in order of time: those that were answered about, and contacts nobody was heard about.</summary>
internal sealed class ExperienceLog
{
    /// <summary>Days before an answer in which fees and gifts count as part of its experience.</summary>
    private const int MonthDays = 30;

    private const double ManyReopens = 2;

    private readonly Dictionary<string, int> _touchpoints = new(StringComparer.Ordinal);

    /// <summary>With an answer.</summary>
    public List<Experience> Answered { get; } = [];

    /// <summary>Answered contacts with a promise and a wait, of which the customer's view is not known.</summary>
    public List<Experience> Unheard { get; } = [];

    public static ExperienceLog Read(InsightData data, LeavingAfter? leaving, CancellationToken cancellationToken)
    {
        var log = new ExperienceLog();
        for (var customer = 0; customer < data.Timelines.Count; customer++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            log.Add(customer, data.Timelines[customer], leaving);
        }
        log.Answered.Sort(ByTime);
        log.Unheard.Sort(ByTime);
        return log;
    }

    // Of one customer's experiences on one day the order is that of the timeline, which a sort need not keep: they are told apart by what they say.
    private static int ByTime(Experience left, Experience right)
    {
        if (left.Day != right.Day) return left.Day.CompareTo(right.Day);
        if (left.Customer != right.Customer) return left.Customer.CompareTo(right.Customer);
        if (left.Touchpoint != right.Touchpoint) return left.Touchpoint.CompareTo(right.Touchpoint);
        var byRating = left.Rating.CompareTo(right.Rating);
        return byRating != 0 ? byRating : left.Gap.CompareTo(right.Gap);
    }

    private void Add(int customer, CustomerTimeline timeline, LeavingAfter? leaving)
    {
        var interactions = timeline.Interactions;
        var answers = timeline.Surveys;
        var heard = new HashSet<int>();
        foreach (var answer in answers)
        {
            if (answer.RespondedAt is not { } time) continue;
            var contact = RatedContact.Of(interactions, answer);
            heard.Add(contact);
            var interaction = contact >= 0 ? interactions[contact] : null;
            var gap = interaction is null ? double.NaN : Gap(interaction);
            if (answer.Csat is null && answer.Ces is null && double.IsNaN(gap)) continue;
            Answered.Add(new Experience
            {
                Customer = customer,
                Day = Day(time),
                Touchpoint = Touchpoint(answer.Touchpoint ?? answer.Channel ?? ""),
                Rating = answer.Csat ?? double.NaN,
                Gap = gap,
                Ease = answer.Ces ?? double.NaN,
                Recommendation = answer.Nps ?? double.NaN,
                Expectation = answer.Expectation ?? double.NaN,
                IsWronged = interaction?.Reopens >= ManyReopens || IsCharged(interactions, time),
                HasGift = HasGift(interactions, time),
                IsDelighted = DelightWords.In(answer.Comment),
                Left = leaving?.Of(interactions, answers, time),
            });
        }
        for (var index = 0; index < interactions.Count; index++)
        {
            var interaction = interactions[index];
            if (heard.Contains(index) || !InteractionType.IsContact(interaction.Type) || Gap(interaction) is double.NaN) continue;
            var time = interaction.OccurredAt;
            Unheard.Add(new Experience
            {
                Customer = customer,
                Day = Day(time),
                Touchpoint = Touchpoint(interaction.Channel ?? interaction.Type),
                Gap = Gap(interaction),
                IsWronged = interaction.Reopens >= ManyReopens || IsCharged(interactions, time),
                HasGift = HasGift(interactions, time),
            });
        }
    }

    private static double Gap(Interaction interaction) =>
        interaction is { PromisedMinutes: { } promised, WaitMinutes: { } waited } && interaction.Answered != false ? Math.Log((promised + 1) / (waited + 1)) : double.NaN;

    private static bool IsCharged(IReadOnlyList<Interaction> interactions, DateTimeOffset time) => interactions.Any(interaction =>
        interaction.Type is InteractionType.Fee or InteractionType.PriceChange && interaction.Announced == false && IsWithinMonth(interaction, time));

    private static bool HasGift(IReadOnlyList<Interaction> interactions, DateTimeOffset time) => interactions.Any(interaction =>
        interaction.Type == InteractionType.Goodwill && IsWithinMonth(interaction, time)
        && !interactions.Any(other => other.Type == InteractionType.Complaint && IsWithinMonth(other, interaction.OccurredAt)));

    private static bool IsWithinMonth(Interaction interaction, DateTimeOffset time) =>
        interaction.OccurredAt <= time && interaction.OccurredAt >= time.AddDays(-MonthDays);

    private static int Day(DateTimeOffset time) => (int)(time.UtcTicks / TimeSpan.TicksPerDay);

    private int Touchpoint(string name)
    {
        if (!_touchpoints.TryGetValue(name, out var number)) _touchpoints.Add(name, number = _touchpoints.Count);
        return number;
    }
}
