namespace Analytics.Simulation;

/// <summary>A simulated business held in memory: its customers in the order of their numbers, their rows, and the truth.</summary>
public sealed class SimulatedBusiness
{
    internal SimulatedBusiness(World world, IReadOnlyList<CustomerHistory> histories)
    {
        Options = world.Options;
        Histories = histories;
        Truth = new Truth(world, histories);
    }

    public SimulationOptions Options { get; }

    public IReadOnlyList<CustomerHistory> Histories { get; }

    public Truth Truth { get; }

    public IEnumerable<SimulatedCustomer> Customers => Histories.Select(history => history.Customer);

    public IEnumerable<SimulatedInteraction> Interactions => Histories.SelectMany(history => history.Interactions);

    public IEnumerable<SimulatedSurveyResponse> SurveyResponses => Histories.SelectMany(history => history.SurveyResponses);
}
