using Analytics.Features;

namespace Pipeline;

/// <summary>What a user may set; bound from configuration and checked at start.</summary>
public sealed class PipelineOptions
{
    public ChurnOptions Churn { get; set; } = new();

    public TrainingOptions Training { get; set; } = new();

    public ScoringOptions Scoring { get; set; } = new();

    /// <exception cref="ArgumentException">A setting is out of range; the message names it.</exception>
    public void Validate()
    {
        Churn.ToDefinition(ChurnBasis.Cancellation).Validate();
        if (Training.MaxModelAgeDays < 1) throw new ArgumentException("Training:MaxModelAgeDays must be at least 1.");
        if (Training.MaxEventMegabytes < 1) throw new ArgumentException("Training:MaxEventMegabytes must be at least 1.");
        if (Scoring.MegabytesPerMessage < 1) throw new ArgumentException("Scoring:MegabytesPerMessage must be at least 1.");
        if (Scoring.MinMessages is < 1 or > 256) throw new ArgumentException("Scoring:MinMessages must be 1 to 256.");
    }
}

/// <summary>What churn is. Without a label column it is a <c>cancellation</c> event if the exports have any, else inactivity.</summary>
public sealed class ChurnOptions
{
    /// <summary>The column of the customer list that says who left.</summary>
    public string? LabelColumn { get; set; }

    /// <summary>The label's values that mean somebody left, separated by commas; by default yes, true, 1, churned, exited, 是, 流失.</summary>
    public string? PositiveValues { get; set; }

    public int HorizonDays { get; set; } = 90;

    public int GapDays { get; set; } = 7;

    public int InactivityDays { get; set; } = 90;

    internal ChurnDefinition ToDefinition(ChurnBasis withoutLabel) => new()
    {
        Basis = string.IsNullOrWhiteSpace(LabelColumn) ? withoutLabel : ChurnBasis.Label,
        LabelColumn = string.IsNullOrWhiteSpace(LabelColumn) ? null : LabelColumn.Trim(),
        PositiveValues = string.IsNullOrWhiteSpace(PositiveValues)
            ? ChurnDefinition.DefaultPositiveValues
            : PositiveValues.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries),
        HorizonDays = HorizonDays,
        GapDays = GapDays,
        InactivityDays = InactivityDays,
    };
}

/// <summary>When a model is trained anew, and on how much.</summary>
public sealed class TrainingOptions
{
    /// <summary>Days after which a model is due.</summary>
    public int MaxModelAgeDays { get; set; } = 30;

    /// <summary>Compressed megabytes of events that training reads at most; beyond it a uniform sample of customers, whole shards, is read.</summary>
    public int MaxEventMegabytes { get; set; } = 48;
}

/// <summary>How the work of scoring is cut.</summary>
public sealed class ScoringOptions
{
    /// <summary>Compressed megabytes of events a message covers: about a minute of work.</summary>
    public int MegabytesPerMessage { get; set; } = 8;

    /// <summary>Messages a run is cut into at least, so that a small one is spread too.</summary>
    public int MinMessages { get; set; } = 8;
}
