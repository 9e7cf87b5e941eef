namespace Pipeline.Scoring;

/// <summary>What an earlier run said of a customer.</summary>
/// <param name="AsOf">The date it was said of, UTC.</param>
/// <param name="ChurnProbability">0 to 1, to six places.</param>
/// <param name="Band">The risk band.</param>
/// <param name="ModelVersion">The model that said it.</param>
public sealed record HistoryPoint(DateOnly AsOf, double ChurnProbability, string Band, string ModelVersion);
