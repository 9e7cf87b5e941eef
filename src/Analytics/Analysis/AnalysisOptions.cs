using Analytics.Features;
using Analytics.Prediction.Training;

namespace Analytics.Analysis;

/// <summary>What an analysis is to find out.</summary>
public sealed record AnalysisOptions
{
    /// <summary>What churn is. Where it names no label, whether cancellations or inactivity count is settled by the data.</summary>
    public required ChurnDefinition Churn { get; init; }

    /// <summary>The date of the predictions, a midnight in UTC; what happened from then on is left out. <c>null</c> is the midnight after the last event.</summary>
    public DateTimeOffset? AsOf { get; init; }

    /// <summary>How models are trained.</summary>
    public TrainerOptions Training { get; init; } = new();
}
