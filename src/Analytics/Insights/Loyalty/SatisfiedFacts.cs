using Analytics.Customers;
using Analytics.Statistics;

namespace Analytics.Insights.Loyalty;

/// <summary>Compares satisfied customers who left with satisfied ones who stayed, by what was known when they answered.</summary>
internal static class SatisfiedFacts
{
    /// <summary>Name of the family of these tests.</summary>
    public const string Family = "satisfiedButLeaving";

    /// <summary>Customers of either kind below which nothing is compared.</summary>
    public const int Fewest = 20;

    private const int RecentDays = 90;
    private const int YearDays = 365;

    public static (IReadOnlyList<SatisfiedContrast> Contrasts, TestFamily? Family) Compare(IReadOnlyList<LoyaltyPair> satisfied)
    {
        if (satisfied.Count(pair => pair.Stayed == false) < Fewest || satisfied.Count(pair => pair.Stayed == true) < Fewest) return ([], null);
        var contrasts = new List<SatisfiedContrast>();
        foreach (var group in satisfied.SelectMany(pair => Of(pair).Select(fact => (fact.Fact, fact.Value, Left: pair.Stayed == false))).GroupBy(fact => fact.Fact).OrderBy(group => group.Key))
        {
            double[] left = [.. group.Where(fact => fact.Left).Select(fact => fact.Value)];
            double[] stayed = [.. group.Where(fact => !fact.Left).Select(fact => fact.Value)];
            if (left.Length < Fewest || stayed.Length < Fewest) continue;
            // The mean of equal values need not be exact, and their spread then not zero.
            if (left.Concat(stayed).Distinct().Count() < 2) continue;
            var spread = Math.Sqrt((Variance(left) + Variance(stayed)) / 2);
            if (!(spread > 0)) continue;
            var (leftMean, stayedMean) = (left.Average(), stayed.Average());
            contrasts.Add(new SatisfiedContrast(group.Key, leftMean, stayedMean, (leftMean - stayedMean) / spread, left.Length, stayed.Length, RankSum.PValue(left, stayed), false));
        }
        var found = BenjaminiHochberg.Found([.. contrasts.Select(contrast => contrast.PValue)]);
        var judged = contrasts.Select((contrast, index) => contrast with { IsFound = found[index] })
            .OrderByDescending(contrast => contrast.IsFound).ThenBy(contrast => contrast.PValue).ThenBy(contrast => contrast.Fact).ToList();
        return (judged, new TestFamily(Family, judged.Count, found.Count(isFound => isFound), BenjaminiHochberg.UsualRate));
    }

    /// <summary>The facts of one answer that are known.</summary>
    private static IEnumerable<(AnswerFact Fact, double Value)> Of(LoyaltyPair pair)
    {
        var (answer, satisfaction) = (pair.Answer, pair.Satisfaction);
        // The rating that stands for satisfaction is what these customers have in common.
        if (answer is { Nps: { } nps, Csat: not null } && answer.Csat == satisfaction) yield return (AnswerFact.Recommendation, nps);
        if (answer.Ces is { } ces) yield return (AnswerFact.Ease, ces);
        if (answer.Timeliness is { } timeliness) yield return (AnswerFact.Timeliness, timeliness);
        if (answer.Convenience is { } convenience) yield return (AnswerFact.Convenience, convenience);
        if (answer.Expertise is { } expertise) yield return (AnswerFact.Expertise, expertise);
        if (answer.Expectation is { } expectation) yield return (AnswerFact.Expectation, expectation);
        if (answer.RespondedAt is not { } time) yield break;

        var snapshot = pair.Timeline.AsOf(time.AddTicks(1));
        var (contacts, complaints, unresolved, handovers, broken, changes, unannounced, purchases) = (0, 0, 0, 0.0, 0, 0, 0, 0);
        foreach (var interaction in snapshot.Interactions)
        {
            var days = snapshot.DaysSince(interaction.OccurredAt);
            if (days <= YearDays && InteractionType.IsPurchase(interaction.Type)) purchases++;
            if (days > RecentDays) continue;
            if (InteractionType.IsContact(interaction.Type)) contacts++;
            if (interaction.Type == InteractionType.Complaint) complaints++;
            if (interaction.Resolved == false) unresolved++;
            handovers += (interaction.Transfers ?? 0) + (interaction.Escalations ?? 0);
            if (interaction.WaitMinutes > interaction.PromisedMinutes) broken++;
            if (interaction.Type is not (InteractionType.PriceChange or InteractionType.Fee or InteractionType.BenefitEnd)) continue;
            changes++;
            if (interaction.Announced == false) unannounced++;
        }
        yield return (AnswerFact.Contacts, contacts);
        yield return (AnswerFact.Complaints, complaints);
        yield return (AnswerFact.UnresolvedContacts, unresolved);
        yield return (AnswerFact.Handovers, handovers);
        yield return (AnswerFact.BrokenPromises, broken);
        yield return (AnswerFact.Changes, changes);
        yield return (AnswerFact.UnannouncedChanges, unannounced);
        yield return (AnswerFact.Purchases, purchases);
        if (snapshot.Since is { } since) yield return (AnswerFact.TenureDays, snapshot.DaysSince(since));
    }

    private static double Variance(double[] values)
    {
        var mean = values.Average();
        return values.Sum(value => (value - mean) * (value - mean)) / (values.Length - 1);
    }
}
