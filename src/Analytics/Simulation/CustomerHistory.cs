namespace Analytics.Simulation;

/// <summary>One customer's rows in the exports, each list in the order of time, and the truth behind them.</summary>
public sealed record CustomerHistory(
    SimulatedCustomer Customer,
    IReadOnlyList<SimulatedInteraction> Interactions,
    IReadOnlyList<SimulatedSurveyResponse> SurveyResponses,
    CustomerTruth Truth);
