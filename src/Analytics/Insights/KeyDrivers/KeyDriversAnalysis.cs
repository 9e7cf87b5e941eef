using Analytics.Features;

namespace Analytics.Insights.KeyDrivers;

/// <summary>What goes with churn and with loyalty, fair to drivers that go together, and the claims of the articles put to the test.</summary>
public static class KeyDriversAnalysis
{
    public static KeyDriversInsight Of(InsightData data, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(data);
        var timelines = CustomerSample.Of(data.Timelines);
        var sampler = new DriverSampler(timelines);
        var labeler = new ChurnLabeler(data.Churn);
        var churn = sampler.Samples(labeler, data.Churn.IsLabel ? [data.AsOf] : DriverSampler.Dates(data.Schedule, data.Churn.OutcomeDays), cancellationToken);
        var churnSelection = DriverSelection.TryOf(churn);
        var (loyalty, loyaltySelection, loyaltyOutcome) = Loyalty(data, labeler, sampler, cancellationToken);
        var (claims, family) = ClaimTests.Of(churnSelection, loyaltyOutcome == DriverOutcome.Recommendation ? loyaltySelection : null, churn, cancellationToken);
        return Worded(new KeyDriversInsight
        {
            SampledCustomers = timelines.Count,
            Churn = OutcomeDriversFinder.Of(churn, churnSelection, DriverOutcome.Churn, cancellationToken),
            Loyalty = OutcomeDriversFinder.Of(loyalty, loyaltySelection, loyaltyOutcome, cancellationToken),
            Claims = claims,
            Families = [family],
        });
    }

    private static KeyDriversInsight Worded(KeyDriversInsight insight) =>
        insight.Churn.Missing is { } churn && insight.Loyalty.Missing is { } loyalty && insight.Claims.All(claim => claim.Verdict == ClaimVerdict.NotTested)
            ? insight with { Missing = new Statement($"{churn.English} {loyalty.English}", churn.Chinese + loyalty.Chinese) }
            : insight with { Statements = KeyDriversWording.Of(insight) };

    /// <summary>As the model has it; else recommendation, and where there is too little of that, repurchase.</summary>
    private static (IReadOnlyList<DriverSample> Samples, DriverSelection? Selection, DriverOutcome Outcome) Loyalty(
        InsightData data, ChurnLabeler churn, DriverSampler sampler, CancellationToken cancellationToken)
    {
        var horizon = data.Churn.IsLabel || data.Churn.OutcomeDays >= data.Churn.HorizonDays ? data.Churn.HorizonDays : data.Churn.OutcomeDays;
        IReadOnlyList<LoyaltyDefinition> definitions = data.Model?.Loyalty?.Card.Definition is LoyaltyDefinition { IsLabel: true } label
            ? [label]
            :
            [
                new LoyaltyDefinition { Basis = LoyaltyBasis.Promoter, HorizonDays = horizon },
                new LoyaltyDefinition { Basis = LoyaltyBasis.Repurchase, HorizonDays = horizon },
            ];
        (IReadOnlyList<DriverSample> Samples, DriverSelection? Selection, DriverOutcome Outcome)? first = null;
        foreach (var definition in definitions)
        {
            var dates = definition.IsLabel ? [data.AsOf] : DriverSampler.Dates(data.Schedule, definition.OutcomeDays);
            var samples = sampler.Samples(new LoyaltyLabeler(definition, churn), dates, cancellationToken);
            var outcome = definition.Basis switch
            {
                LoyaltyBasis.Promoter => DriverOutcome.Recommendation,
                LoyaltyBasis.Repurchase => DriverOutcome.Repurchase,
                _ => DriverOutcome.LoyaltyLabel,
            };
            var found = (samples, DriverSelection.TryOf(samples), outcome);
            if (found.Item2 is not null) return found;
            first ??= found;
        }
        return first!.Value;
    }
}
