using Analytics.Customers;
using Analytics.Features;

namespace Analytics.Insights.BrokenPromises;

/// <summary>Reads a customer's timeline once. What the terms mean stands in the glossary.</summary>
internal sealed class CustomerLineReader(DateTimeOffset asOf, bool hasNotices, string? contractColumn)
{
    /// <summary>An offer twice as dear is as much as counts; beyond it prices are rather of different things.</summary>
    private const double MostSteps = 10;

    public CustomerLine Read(CustomerTimeline timeline)
    {
        var exposed = new List<double>[Exposure.All.Length];
        for (var index = 0; index < exposed.Length; index++) exposed[index] = [];
        List<double> problems = [], unsolved = [], complaints = [], purchases = [], activity = [];
        List<(double, double)> offers = [], answers = [];
        DateTimeOffset? notice = null, openSince = null;
        var interactions = timeline.Interactions;
        foreach (var interaction in interactions)
        {
            var day = Day(interaction.OccurredAt);
            void Meet(ExposureKind kind, ChangeNotice? known = null) => exposed[Exposure.IndexOf(kind, known)].Add(day);
            if (interaction is { Type: InteractionType.Notice, NewCustomerPrice: null }) notice = interaction.OccurredAt;
            if (Change(interaction) is { } change)
            {
                var known = ChangeFeatures.Noticed(interaction, notice, hasNotices) switch
                {
                    true => ChangeNotice.Announced,
                    false => ChangeNotice.Unannounced,
                    null => ChangeNotice.Unknown,
                };
                Meet(change, known);
                Meet(ExposureKind.AnyChange, known);
            }
            if (Steps(interaction) is { } steps)
            {
                offers.Add((day, steps));
                if (steps >= 1) Meet(ExposureKind.LoyaltyPenalty);
            }
            if (InteractionType.IsPurchase(interaction.Type)) purchases.Add(day);
            if (ChurnLabeler.IsActivity(interaction)) activity.Add(day);
            if (interaction.WaitMinutes > interaction.PromisedMinutes) Meet(ExposureKind.BrokenPromise);
            if (!InteractionType.IsContact(interaction.Type)) continue;

            if (interaction.Escalations > 0) Meet(ExposureKind.ApprovalWait);
            if (openSince is { } since && (interaction.OccurredAt - since).TotalDays <= ResolutionFeatures.RepeatDays) Meet(ExposureKind.RepeatContact);
            else
            {
                problems.Add(day);
                if (interaction.Resolved == false) unsolved.Add(day);
            }
            openSince = interaction.Resolved switch { false => interaction.OccurredAt, true => null, null => openSince };
            if (interaction.Type != InteractionType.Complaint) continue;
            complaints.Add(day);
            if (interaction.Resolved == false) Meet(ExposureKind.RefusedComplaint);
        }
        foreach (var survey in timeline.Surveys)
        {
            if (survey.RespondedAt is not { } time) continue;
            activity.Add(Day(time));
            if (survey.Csat is { } csat) answers.Add((Day(time), csat));
        }
        activity.Sort();

        // What the list said first: a row changed after somebody left would know it.
        var profile = timeline.AsOf(DateTimeOffset.MinValue).Profile;
        var first = interactions.Count > 0 ? Day(interactions[0].OccurredAt) : double.PositiveInfinity;
        return new CustomerLine
        {
            Since = profile?.JoinedAt is { } joined ? Day(joined) : Math.Min(first, activity.Count > 0 ? activity[0] : double.PositiveInfinity),
            FirstInteraction = first,
            LastInteraction = interactions.Count > 0 ? Day(interactions[^1].OccurredAt) : double.NegativeInfinity,
            Segment = profile?.Segment,
            Contract = contractColumn is not null && profile?.Attributes is { } attributes ? attributes.GetValueOrDefault(contractColumn) : null,
            Exposed = [.. exposed.Select(days => days.ToArray())],
            Offers = [.. offers],
            Problems = [.. problems],
            Unsolved = [.. unsolved],
            Complaints = [.. complaints],
            Purchases = [.. purchases],
            Activity = [.. activity],
            Answers = [.. answers],
            Gone = Cancellations(interactions),
        };
    }

    private double Day(DateTimeOffset time) => (time - asOf).TotalDays;

    private static ExposureKind? Change(Interaction interaction) => interaction.Type switch
    {
        InteractionType.PriceChange when !(interaction.Amount <= 0) => ExposureKind.PriceRise,
        InteractionType.Fee => ExposureKind.Fee,
        InteractionType.BenefitEnd => ExposureKind.BenefitEnd,
        _ => null,
    };

    private static double? Steps(Interaction interaction) =>
        interaction is { Type: InteractionType.Renewal or InteractionType.Notice, Amount: { } price, NewCustomerPrice: > 0 }
            ? Math.Clamp(((price / interaction.NewCustomerPrice.Value) - 1) * 10, 0, MostSteps)
            : null;

    /// <summary>From a cancellation to the next purchase or renewal.</summary>
    private List<Absence> Cancellations(IReadOnlyList<Interaction> interactions)
    {
        var gone = new List<Absence>();
        var isGone = false;
        foreach (var interaction in interactions)
        {
            var day = Day(interaction.OccurredAt);
            if (interaction.Type == InteractionType.Cancellation && !isGone)
            {
                gone.Add(new Absence(day, double.PositiveInfinity));
                isGone = true;
            }
            else if (isGone && InteractionType.IsPurchase(interaction.Type))
            {
                gone[^1] = gone[^1] with { Back = day };
                isGone = false;
            }
        }
        return gone;
    }
}
