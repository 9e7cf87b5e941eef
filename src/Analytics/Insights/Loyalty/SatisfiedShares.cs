namespace Analytics.Insights.Loyalty;

/// <summary>Of satisfied customers and of the others, the share that did something after their answer; shares are 0 to 1 with Wilson intervals.</summary>
/// <param name="Customers">Customers counted, each once.</param>
/// <param name="SatisfiedCustomers">Of them, satisfied.</param>
/// <param name="SatisfiedShare">Their share.</param>
/// <param name="Overall">The share of all customers that did it.</param>
/// <param name="Satisfied">The share of the satisfied that did it; <c>null</c> if there are none.</param>
/// <param name="Others">The share of the others that did it; <c>null</c> if there are none.</param>
public sealed record SatisfiedShares(int Customers, int SatisfiedCustomers, Estimate SatisfiedShare, Estimate Overall, Estimate? Satisfied, Estimate? Others);
