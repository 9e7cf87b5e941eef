namespace Analytics.Insights.Standing;

/// <summary>A metric over some answers, contacts or customers at dates.</summary>
/// <param name="Count">What it is over.</param>
/// <param name="Customers">Of so many customers; an answer without a customer counts as one of its own.</param>
/// <param name="DesignEffect">By how many times the figure varies more than one of as many independent figures, at least 1; <c>null</c> without an estimate.</param>
/// <param name="Estimate">The figure; <c>null</c> below <see cref="StandingAnalysis.LeastForFigure"/> figures or <see cref="StandingAnalysis.LeastCustomers"/> customers.</param>
public sealed record StandingFigure(long Count, int Customers, double? DesignEffect, Estimate? Estimate);
