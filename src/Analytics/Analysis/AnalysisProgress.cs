namespace Analytics.Analysis;

/// <summary>How far an analysis is.</summary>
/// <param name="Stage">What is being done, for people.</param>
/// <param name="Share">0 to 1 of that stage.</param>
public readonly record struct AnalysisProgress(string Stage, double Share);
