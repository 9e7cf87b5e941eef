namespace Analytics.Insights.Loyalty;

/// <summary>Customers whose last answer is satisfied and whom the model sees in the highest band, or in the highest tenth.</summary>
/// <param name="Satisfied">Customers with a prediction whose last answer is satisfied.</param>
/// <param name="Count">Of them, at high risk.</param>
/// <param name="Share">Their share, 0 to 1.</param>
/// <param name="ValueAtRisk">The sum of theirs that is known, a year, in the user's currency; <c>null</c> if none is.</param>
/// <param name="Customers">The 100 with the highest risk, highest first.</param>
/// <param name="Drivers">
/// What the model adds for them, in log-odds, beside what it adds for the other satisfied customers, widest apart first. They are at high risk
/// because of these sums, so that no test is made of them.
/// </param>
public sealed record SatisfiedButLeaving(
    int Satisfied, int Count, Estimate Share, double? ValueAtRisk, IReadOnlyList<SatisfiedButLeavingCustomer> Customers, IReadOnlyList<LeavingDriver> Drivers);
