namespace Analytics.Analysis;

/// <summary>One sentence on what is missing to predict from.</summary>
/// <param name="English">In English.</param>
/// <param name="Chinese">The same in Chinese.</param>
public sealed record Shortfall(string English, string Chinese);
