namespace Pipeline.Scoring;

/// <summary>One reason for a customer's risk, in words.</summary>
public sealed record PredictionReason(string English, string Chinese);
