namespace Analytics.Insights.Expectations;

/// <summary>Rated contacts with about the same gap.</summary>
/// <param name="Answers">Ratings.</param>
/// <param name="Gap">Mean log gap, in its standard deviations.</param>
/// <param name="Rating">Mean, 1 to 5.</param>
public sealed record GapGroup(int Answers, double Gap, Estimate Rating);
