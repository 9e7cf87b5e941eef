namespace Analytics.Simulation;

/// <summary>What is true of a simulated business and what an analysis of its exports should find.</summary>
public sealed class Truth
{
    private readonly World _world;
    private readonly Dictionary<string, CustomerTruth> _customers;

    internal Truth(World world, IReadOnlyList<CustomerHistory> histories)
    {
        _world = world;
        _customers = histories.ToDictionary(history => history.Customer.CustomerId, history => history.Truth, StringComparer.Ordinal);
        SatisfiedButLeaving = [.. histories.Where(history => history.Truth.LeftSatisfied).Select(history => history.Customer.CustomerId)];
    }

    public IReadOnlyList<Agent> Agents => _world.Agents;

    /// <summary>The ids of the agents who turn lower scores into fives.</summary>
    public IReadOnlyList<string> BeggingAgents => [.. _world.Agents.Where(agent => agent.Begs).Select(agent => agent.AgentId)];

    /// <summary>
    /// The ids of those who left for a competitor's offer with nothing to complain about; see <see cref="CustomerTruth.LeftSatisfied"/>.
    /// </summary>
    public IReadOnlyList<string> SatisfiedButLeaving { get; }

    /// <exception cref="KeyNotFoundException">There is no such customer.</exception>
    public CustomerTruth Customer(string customerId) => _customers[customerId];

    /// <inheritdoc cref="CustomerTruth.ObservableRisk"/>
    public double ObservableRisk(string customerId, DateOnly asOf, int horizonDays = 90) =>
        Customer(customerId).ObservableRisk(asOf, horizonDays);

    /// <summary>Every effect, with the spread its driver has among the customers active on a date (0 when there are none).</summary>
    public IReadOnlyList<PlantedEffect> PlantedEffects(DateOnly asOf)
    {
        var active = _customers.Values.Where(customer => customer.IsActive(asOf));
        var spreads = Spreads([.. active.Select(customer => customer.CovariatesAt(asOf))]);
        var effects = _world.Effects;
        PlantedEffect Plant(EffectOutcome outcome, RiskDriver driver, double coefficient) =>
            new(outcome, driver, coefficient, spreads[(int)driver], driver < RiskDriver.Convenience);

        return
        [
            .. Enum.GetValues<RiskDriver>()
                .Select(driver => Plant(EffectOutcome.Cancellation, driver, _world.Hazard.Coefficient(driver))),
            Plant(EffectOutcome.Recommendation, RiskDriver.Expertise, effects.RecommendExpertise),
            Plant(EffectOutcome.Recommendation, RiskDriver.Convenience, effects.RecommendConvenience),
            Plant(EffectOutcome.Recommendation, RiskDriver.BrokenPromise, effects.RecommendBrokenPromise),
            Plant(EffectOutcome.Recommendation, RiskDriver.UnresolvedProblem, effects.RecommendUnresolved),
            Plant(EffectOutcome.Recommendation, RiskDriver.UnannouncedChange, effects.RecommendUnannouncedChange),
            Plant(EffectOutcome.Recommendation, RiskDriver.RefusedComplaint, effects.RecommendRefusedComplaint),
            Plant(EffectOutcome.Repurchase, RiskDriver.Expertise, effects.RepurchaseExpertise),
            Plant(EffectOutcome.Repurchase, RiskDriver.Convenience, effects.RepurchaseConvenience),
            Plant(EffectOutcome.Repurchase, RiskDriver.BrokenPromise, effects.RepurchaseBrokenPromise),
        ];
    }

    private static double[] Spreads(IReadOnlyList<double[]> covariates)
    {
        var spreads = new double[HazardModel.Drivers];
        for (var driver = 0; driver < spreads.Length && covariates.Count > 0; driver++)
        {
            var mean = covariates.Average(values => values[driver]);
            spreads[driver] = Math.Sqrt(covariates.Average(values => (values[driver] - mean) * (values[driver] - mean)));
        }

        return spreads;
    }
}
