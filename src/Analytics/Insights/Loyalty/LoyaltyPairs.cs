using Analytics.Customers;
using Analytics.Features;

namespace Analytics.Insights.Loyalty;

/// <summary>
/// Picks one answer of each customer, so that pairs are independent, and sees what came after it. It is the first answer of the last year whose
/// outcome window is over: which answer is picked depends on nothing that came after it. (The last answer of somebody who left always stands shortly before
/// leaving; that of others does not.)
/// </summary>
internal sealed class LoyaltyPairs
{
    private const int RecentDays = 365;

    private readonly InsightData _data;
    private readonly ChurnLabeler _labeler;
    private readonly SatisfactionRating _rating;
    private readonly DateTimeOffset? _until;

    public LoyaltyPairs(InsightData data, SatisfactionRating rating)
    {
        (_data, _rating) = (data, rating);
        _labeler = new ChurnLabeler(data.Churn);
        // The last training date is the last one whose outcome is known.
        _until = data.Churn.IsLabel ? data.AsOf.AddDays(-data.Churn.HorizonDays) : data.Schedule.Training.Count > 0 ? data.Schedule.Training[^1] : null;
    }

    /// <summary>The rating of satisfaction in an answer.</summary>
    public static double? Value(SurveyResponse answer, SatisfactionRating rating) => rating == SatisfactionRating.Csat ? answer.Csat : answer.Nps;

    /// <summary>The customer's one answer with what came after it; <c>null</c> without such an answer, or if they were no customer then.</summary>
    public LoyaltyPair? Of(CustomerTimeline timeline)
    {
        if (_until is not { } until) return null;
        var from = until.AddDays(-RecentDays);
        foreach (var answer in timeline.Surveys)
        {
            if (Value(answer, _rating) is not { } value || answer.RespondedAt is not { } time || time < from || time >= until) continue;
            // By a label nobody knows who was a customer when; else who was none is left out.
            var stayed = _data.Churn.IsLabel ? null : Stayed(timeline, time);
            if (stayed is null && !_data.Churn.IsLabel) return null;
            return new LoyaltyPair(timeline, answer, value) { Stayed = stayed, Bought = Bought(timeline, time), NextRecommendation = NextRecommendation(timeline, answer, time) };
        }
        return null;
    }

    /// <summary>The customer's last answer, and what the label says; its order in time is not known.</summary>
    public LoyaltyPair? Labelled(CustomerTimeline timeline)
    {
        if (Last(timeline) is not var (answer, value)) return null;
        return _labeler.Label(timeline) switch
        {
            ChurnOutcome.Stayed => new LoyaltyPair(timeline, answer, value) { Stayed = true },
            ChurnOutcome.Churned => new LoyaltyPair(timeline, answer, value) { Stayed = false },
            _ => null,
        };
    }

    /// <summary>The customer's last answer with a rating of satisfaction.</summary>
    public (SurveyResponse Answer, double Value)? Last(CustomerTimeline timeline)
    {
        var surveys = timeline.Surveys;
        for (var index = surveys.Count - 1; index >= 0; index--)
        {
            if (Value(surveys[index], _rating) is { } value) return (surveys[index], value);
        }
        return null;
    }

    /// <summary>As of the moment after the answer. Who leaves in the gap has left: reaching somebody in time is not the question here.</summary>
    private bool? Stayed(CustomerTimeline timeline, DateTimeOffset time) => _labeler.Outcome(timeline, time.AddTicks(1)) switch
    {
        ChurnOutcome.Stayed => true,
        ChurnOutcome.Churned or ChurnOutcome.LeftInGap => false,
        _ => null,
    };

    private bool Bought(CustomerTimeline timeline, DateTimeOffset time)
    {
        var end = time.AddDays(_data.Churn.HorizonDays);
        return timeline.Interactions.Any(interaction => InteractionType.IsPurchase(interaction.Type) && interaction.OccurredAt > time && interaction.OccurredAt <= end);
    }

    private double? NextRecommendation(CustomerTimeline timeline, SurveyResponse answer, DateTimeOffset time)
    {
        var end = time.AddDays(_data.Churn.HorizonDays);
        foreach (var next in timeline.Surveys)
        {
            if (next.RespondedAt <= time || next.RespondedAt is null || next.ResponseId == answer.ResponseId || next.Nps is null) continue;
            return next.RespondedAt <= end ? next.Nps : null;
        }
        return null;
    }
}
