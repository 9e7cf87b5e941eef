using Analytics.Features;
using Analytics.Prediction.Training;
using Analytics.Privacy;

namespace Analytics.Analysis;

/// <summary>What an analysis is to find out.</summary>
public sealed record AnalysisOptions
{
    /// <summary>What churn is. Where it names no label, whether cancellations or inactivity count is settled by the data.</summary>
    public required ChurnDefinition Churn { get; init; }

    /// <summary>The date of the predictions, a midnight in UTC; what happened from then on is left out. <c>null</c> is the midnight after the last event.</summary>
    public DateTimeOffset? AsOf { get; init; }

    /// <summary>Ids that belong to one customer.</summary>
    public AliasMap Aliases { get; init; } = AliasMap.Empty;

    /// <summary>Replaces personal ids where a mapping asks for it; <c>null</c> if no key is set.</summary>
    public IdentityHash? Identities { get; init; }

    /// <summary>The share of rejected rows, of those meant to count, above which an export is left out whole, 0 to 1.</summary>
    public double MaxRejectedShare { get; init; } = 0.2;

    /// <summary>How models are trained.</summary>
    public TrainerOptions Training { get; init; } = new();
}
