namespace Analytics.Insights;

/// <summary>
/// Tests that were judged together, so that among those called different few are so by chance (Benjamini and Hochberg 1995); where nothing
/// differs, one of the family is called different no more often than the rate.
/// </summary>
/// <param name="Name">What was compared, in camel case, such as <c>segments</c>.</param>
/// <param name="Tests">Comparisons that had enough data.</param>
/// <param name="Found">Of them, called different.</param>
/// <param name="Rate">The expected share of false ones among those called different, at most.</param>
public sealed record TestFamily(string Name, int Tests, int Found, double Rate);
