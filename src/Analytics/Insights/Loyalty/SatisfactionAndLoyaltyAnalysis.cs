using Analytics.Customers;
using Analytics.Metrics;
using Analytics.Statistics;

namespace Analytics.Insights.Loyalty;

/// <summary>
/// Sets satisfaction beside what customers did afterwards. A customer counts once with one answer, see <see cref="LoyaltyPairs"/>; on the same form and
/// beside it, with the last answer, and answers that name nobody count each.
/// </summary>
public static class SatisfactionAndLoyaltyAnalysis
{
    public static SatisfactionAndLoyaltyInsight Of(InsightData data, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(data);
        var rating = Rating(data);
        var pairs = new LoyaltyPairs(data, rating);
        var ordered = new List<LoyaltyPair>();
        var labelled = new List<LoyaltyPair>();
        var sameForm = new List<(double Satisfaction, double Other)>();
        var columns = new AnswerColumns(data.Churn);
        var lastAnswers = new Dictionary<string, (double Rating, DateTimeOffset? At)>(StringComparer.Ordinal);
        foreach (var timeline in data.Timelines)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (pairs.Last(timeline) is not var (last, satisfaction)) continue;
            lastAnswers.Add(timeline.CustomerId, (satisfaction, last.RespondedAt));
            Beside(last, satisfaction, timeline.Profile);
            if (pairs.Of(timeline) is { } pair) ordered.Add(pair);
            if (data.Churn.IsLabel && pairs.Labelled(timeline) is { } known) labelled.Add(known);
        }
        foreach (var answer in data.AnonymousSurveys)
        {
            if (LoyaltyPairs.Value(answer, rating) is { } satisfaction) Beside(answer, satisfaction, null);
        }

        var kept = data.Churn.IsLabel ? labelled : ordered;
        List<LoyaltyAssociation?> found =
        [
            AssociationFinder.Of(LoyaltyMeasure.Retention, null, [.. kept.Where(pair => pair.Stayed is not null).Select(pair => (pair.Satisfaction, pair.Stayed == true ? 1.0 : 0))]),
            AssociationFinder.Of(LoyaltyMeasure.Repurchase, null, [.. ordered.Where(pair => pair.Bought is not null).Select(pair => (pair.Satisfaction, pair.Bought == true ? 1.0 : 0))]),
            AssociationFinder.Of(
                LoyaltyMeasure.LaterRecommendation, null, [.. ordered.Where(pair => pair.NextRecommendation is not null).Select(pair => (pair.Satisfaction, pair.NextRecommendation!.Value))]),
            AssociationFinder.Of(LoyaltyMeasure.SameFormRecommendation, null, sameForm),
            .. columns.Associations(),
        ];
        var (associations, family) = AssociationFinder.Judge([.. found.OfType<LoyaltyAssociation>()]);
        var from = SatisfiedFrom(rating);
        var (contrasts, contrastFamily) = SatisfiedFacts.Compare([.. kept.Where(pair => pair.Satisfaction >= from)]);
        var insight = new SatisfactionAndLoyaltyInsight
        {
            Rating = rating,
            SatisfiedFrom = from,
            IsOrdered = !data.Churn.IsLabel,
            OutcomeDays = data.Churn.OutcomeDays,
            HorizonDays = data.Churn.HorizonDays,
            Associations = associations,
            Retention = associations.Any(association => association.Measure == LoyaltyMeasure.Retention) ? Shares(kept, from, pair => pair.Stayed) : null,
            Repurchase = associations.Any(association => association.Measure == LoyaltyMeasure.Repurchase) ? Shares(ordered, from, pair => pair.Bought) : null,
            SetApart = contrasts,
            Leaving = LeavingFinder.Find(data, lastAnswers, from),
            Families = contrastFamily is null ? [family] : [family, contrastFamily],
        };
        return associations.Count == 0 && contrasts.Count == 0 && insight.Leaving is null
            ? insight with { Families = [], Missing = LoyaltyWording.Missing(lastAnswers.Count, kept.Count, kept.Count(pair => pair.Stayed == false)) }
            : insight with { Statements = LoyaltyWording.Statements(insight) };

        void Beside(SurveyResponse answer, double satisfaction, Customer? profile)
        {
            if (rating == SatisfactionRating.Csat && answer.Nps is { } nps) sameForm.Add((satisfaction, nps));
            columns.Add(satisfaction, answer, profile);
        }
    }

    private static double SatisfiedFrom(SatisfactionRating rating) => rating == SatisfactionRating.Csat ? SatisfactionTally.SatisfiedFrom : SatisfactionTally.PromoterFrom;

    /// <summary>Satisfaction as asked for, unless too few were asked and recommendation has more.</summary>
    private static SatisfactionRating Rating(InsightData data)
    {
        var (csat, nps) = (data.AnonymousSurveys.Count(answer => answer.Csat is not null), data.AnonymousSurveys.Count(answer => answer.Nps is not null));
        foreach (var timeline in data.Timelines)
        {
            if (csat >= AssociationFinder.FewestPairs) break;
            foreach (var answer in timeline.Surveys) (csat, nps) = (csat + (answer.Csat is null ? 0 : 1), nps + (answer.Nps is null ? 0 : 1));
        }
        return csat >= AssociationFinder.FewestPairs || csat >= nps ? SatisfactionRating.Csat : SatisfactionRating.Nps;
    }

    private static SatisfiedShares Shares(IEnumerable<LoyaltyPair> pairs, double from, Func<LoyaltyPair, bool?> outcome)
    {
        var (satisfied, satisfiedWith, others, othersWith) = (0, 0, 0, 0);
        foreach (var pair in pairs)
        {
            if (outcome(pair) is not { } happened) continue;
            if (pair.Satisfaction >= from) (satisfied, satisfiedWith) = (satisfied + 1, satisfiedWith + (happened ? 1 : 0));
            else (others, othersWith) = (others + 1, othersWith + (happened ? 1 : 0));
        }
        return new SatisfiedShares(
            satisfied + others, satisfied, Share(satisfied, satisfied + others)!, Share(satisfiedWith + othersWith, satisfied + others)!, Share(satisfiedWith, satisfied), Share(othersWith, others));
    }

    private static Estimate? Share(int part, int whole) => whole == 0 ? null : Estimate.Of((double)part / whole, Interval.Wilson(part, whole));
}
