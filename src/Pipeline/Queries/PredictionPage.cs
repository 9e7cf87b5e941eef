using Pipeline.Scoring;

namespace Pipeline.Queries;

/// <summary>A page of all predictions of a run.</summary>
/// <param name="RunId">The run it comes from.</param>
/// <param name="Predictions">By shard and encoded customer id.</param>
/// <param name="Token">Gives the next page; <c>null</c> on the last.</param>
public sealed record PredictionPage(string RunId, IReadOnlyList<PredictionRow> Predictions, string? Token);
