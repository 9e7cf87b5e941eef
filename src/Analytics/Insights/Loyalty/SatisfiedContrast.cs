namespace Analytics.Insights.Loyalty;

/// <summary>One thing in which satisfied customers who left may have differed, when they answered, from satisfied ones who stayed.</summary>
/// <param name="Fact">What is compared.</param>
/// <param name="Left">Mean of those who left, in the fact's unit.</param>
/// <param name="Stayed">Mean of those who stayed.</param>
/// <param name="Difference">The difference in standard deviations: (left − stayed)/√((s₁² + s₂²)/2).</param>
/// <param name="LeftCustomers">Customers who left of whom the fact is known.</param>
/// <param name="StayedCustomers">Customers who stayed of whom the fact is known.</param>
/// <param name="PValue">Two-sided, of the rank-sum test.</param>
/// <param name="IsFound">Whether it is called a difference, judged with the other facts.</param>
public sealed record SatisfiedContrast(AnswerFact Fact, double Left, double Stayed, double Difference, int LeftCustomers, int StayedCustomers, double PValue, bool IsFound);
