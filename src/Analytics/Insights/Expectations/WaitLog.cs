using Analytics.Customers;

namespace Analytics.Insights.Expectations;

/// <summary>All waits by process step, and what followed on changes with and without notice.</summary>
internal sealed class WaitLog
{
    /// <summary>After a change its rating is the first answer within so many days.</summary>
    public const int ChangeRatingDays = 90;

    /// <summary>4 and 5 of 5 count as satisfied.</summary>
    private const double Satisfied = 4;

    private readonly Dictionary<(string Type, string? Channel), List<Wait>> _steps = [];

    /// <summary>Of each customer's first change for which it is known: whether it was announced, and whether the customer left.</summary>
    public List<(bool Announced, bool? Left, bool? Satisfied)> Changes { get; } = [];

    /// <summary>The steps with most waits first.</summary>
    public IReadOnlyList<(string Type, string? Channel, List<Wait> Waits)> Steps { get; private set; } = [];

    public IEnumerable<Wait> All => Steps.SelectMany(step => step.Waits);

    public static WaitLog Read(InsightData data, LeavingAfter? leaving, CancellationToken cancellationToken)
    {
        var log = new WaitLog();
        for (var customer = 0; customer < data.Timelines.Count; customer++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            log.Add(customer, data.Timelines[customer], leaving);
        }
        log.Steps =
        [
            .. log._steps.OrderByDescending(step => step.Value.Count).ThenBy(step => step.Key.Type, StringComparer.Ordinal)
                .ThenBy(step => step.Key.Channel, StringComparer.Ordinal).Select(step => (step.Key.Type, step.Key.Channel, step.Value)),
        ];
        return log;
    }

    private void Add(int customer, CustomerTimeline timeline, LeavingAfter? leaving)
    {
        var interactions = timeline.Interactions;
        var answers = timeline.Surveys;
        var ratings = new Dictionary<int, double>();
        foreach (var answer in answers)
        {
            // The first of several answers about one contact is the nearest to it.
            if (answer.Csat is { } rating && RatedContact.Of(interactions, answer) is >= 0 and var contact) ratings.TryAdd(contact, rating);
        }
        var changed = false;
        for (var index = 0; index < interactions.Count; index++)
        {
            var interaction = interactions[index];
            if (IsChange(interaction.Type) && interaction.Announced is { } announced && !changed)
            {
                changed = true;
                Changes.Add((announced, leaving?.Of(interactions, answers, interaction.OccurredAt), RatedAfter(answers, interaction.OccurredAt)));
            }
            if (interaction.WaitMinutes is not { } actual || !InteractionType.IsContact(interaction.Type)) continue;
            var key = (interaction.Type, interaction.Channel);
            if (!_steps.TryGetValue(key, out var waits)) _steps.Add(key, waits = []);
            var time = interaction.OccurredAt.UtcDateTime;
            waits.Add(new Wait(
                customer, (int)(time.Ticks / TimeSpan.TicksPerDay), (byte)(time.Hour / 4), (float)(interaction.PromisedMinutes ?? double.NaN), (float)actual,
                interaction.Answered != false, (float)ratings.GetValueOrDefault(index, double.NaN), leaving?.Of(interactions, answers, interaction.OccurredAt)));
        }
    }

    private static bool? RatedAfter(IReadOnlyList<SurveyResponse> answers, DateTimeOffset changed)
    {
        foreach (var answer in answers)
        {
            if (answer.Csat is { } rating && answer.RespondedAt >= changed && answer.RespondedAt < changed.AddDays(ChangeRatingDays)) return rating >= Satisfied;
        }
        return null;
    }

    private static bool IsChange(string type) => type is InteractionType.PriceChange or InteractionType.Fee or InteractionType.BenefitEnd;
}
