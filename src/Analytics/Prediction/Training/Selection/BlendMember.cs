namespace Analytics.Prediction.Training.Selection;

/// <summary>A part of a model.</summary>
/// <param name="Candidate">The trainer and its settings.</param>
/// <param name="Steps">Of its training.</param>
/// <param name="Weight">Its share of the raw score, above 0; all together 1.</param>
internal sealed record BlendMember(Candidate Candidate, int Steps, double Weight);
