using Analytics.Features;
using Analytics.Prediction.Training;
using Pipeline.Notifications;

namespace Pipeline;

/// <summary>What a user may set; bound from configuration and checked at start.</summary>
public sealed class PipelineOptions
{
    public IngestOptions Ingest { get; set; } = new();

    public PrivacyOptions Privacy { get; set; } = new();

    public ChurnOptions Churn { get; set; } = new();

    public LoyaltyOptions Loyalty { get; set; } = new();

    public TrainingOptions Training { get; set; } = new();

    public ScoringOptions Scoring { get; set; } = new();

    public WebhookOptions Webhook { get; set; } = new();

    /// <exception cref="ArgumentException">A setting is out of range; the message names it.</exception>
    public void Validate()
    {
        Ingest.Validate();
        Privacy.Validate();
        Churn.ToDefinition(ChurnBasis.Cancellation).Validate();
        Loyalty.Validate();
        Training.Validate();
        Webhook.Validate();
        if (Training.MaxModelAgeDays < 1) throw new ArgumentException("Training:MaxModelAgeDays must be at least 1.");
        if (Training.MaxEventMegabytes < 1) throw new ArgumentException("Training:MaxEventMegabytes must be at least 1.");
        if (Scoring.MegabytesPerMessage < 1) throw new ArgumentException("Scoring:MegabytesPerMessage must be at least 1.");
        if (Scoring.MinMessages is < 1 or > 256) throw new ArgumentException("Scoring:MinMessages must be 1 to 256.");
    }
}

/// <summary>What exports are taken in.</summary>
public sealed class IngestOptions
{
    /// <summary>
    /// The share of rows, of those meant to count, above which an export is held back whole: what rejects so many is most likely a column that
    /// was taken for another, and the rows that pass are not to be trusted either. 1 holds nothing back.
    /// </summary>
    public double MaxRejectedShare { get; set; } = 0.2;

    internal void Validate()
    {
        if (MaxRejectedShare is not (>= 0 and <= 1)) throw new ArgumentException("Ingest:MaxRejectedShare is a share of 0 to 1.");
    }
}

/// <summary>What churn is. Without a label column it is a <c>cancellation</c> event if the exports have any, else inactivity.</summary>
public sealed class ChurnOptions
{
    /// <summary>The column of the customer list that says who left.</summary>
    public string? LabelColumn { get; set; }

    /// <summary>The label's values that mean somebody left, separated by commas; by default yes, true, 1, churned, exited, 是, 流失.</summary>
    public string? PositiveValues { get; set; }

    /// <summary>Length of the outcome window in days.</summary>
    public int HorizonDays { get; set; } = 90;

    /// <summary>Days between the as-of date and the outcome window; who leaves in them is left out.</summary>
    public int GapDays { get; set; } = 7;

    /// <summary>Days without activity that are churn, where no cancellations are known.</summary>
    public int InactivityDays { get; set; } = 90;

    /// <summary>The definition of churn that the settings make.</summary>
    /// <param name="withoutLabel">What churn is where no label column is set.</param>
    public ChurnDefinition ToDefinition(ChurnBasis withoutLabel) => new()
    {
        Basis = string.IsNullOrWhiteSpace(LabelColumn) ? withoutLabel : ChurnBasis.Label,
        LabelColumn = string.IsNullOrWhiteSpace(LabelColumn) ? null : LabelColumn.Trim(),
        PositiveValues = SettingList.Of(PositiveValues) ?? ChurnDefinition.DefaultPositiveValues,
        HorizonDays = HorizonDays,
        GapDays = GapDays,
        InactivityDays = InactivityDays,
    };
}

/// <summary>
/// What loyalty is. Without a label column it is a 9 or 10 as the next answer to the likelihood to recommend, or, where too few answer, a
/// purchase or renewal, both within <see cref="ChurnOptions.HorizonDays"/>.
/// </summary>
public sealed class LoyaltyOptions
{
    /// <summary>The column of the customer list that says who is loyal.</summary>
    public string? LabelColumn { get; set; }

    /// <summary>The label's values that mean somebody is loyal, separated by commas; by default yes, true, 1, loyal, promoter, 是, 忠诚.</summary>
    public string? PositiveValues { get; set; }

    /// <summary><c>promoter</c> or <c>repurchase</c>; empty for what the data allows, in this order.</summary>
    public string? Basis { get; set; }

    internal void Validate()
    {
        if (!string.IsNullOrWhiteSpace(Basis) && ParsedBasis is null) throw new ArgumentException("Loyalty:Basis must be promoter or repurchase, or empty.");
    }

    /// <summary><c>null</c> for what the data allows.</summary>
    internal LoyaltyDefinition? ToDefinition(int horizonDays)
    {
        if (!string.IsNullOrWhiteSpace(LabelColumn))
        {
            return new LoyaltyDefinition
            {
                Basis = LoyaltyBasis.Label,
                LabelColumn = LabelColumn.Trim(),
                PositiveValues = SettingList.Of(PositiveValues) ?? LoyaltyDefinition.DefaultPositiveValues,
                HorizonDays = horizonDays,
            };
        }
        return ParsedBasis is { } basis ? new LoyaltyDefinition { Basis = basis, HorizonDays = horizonDays } : null;
    }

    private LoyaltyBasis? ParsedBasis => Basis?.Trim().ToUpperInvariant() switch
    {
        "PROMOTER" => LoyaltyBasis.Promoter,
        "REPURCHASE" => LoyaltyBasis.Repurchase,
        _ => null,
    };
}

/// <summary>Settings that are lists, separated by commas.</summary>
internal static class SettingList
{
    /// <summary><c>null</c> for an empty setting.</summary>
    public static string[]? Of(string? setting) =>
        string.IsNullOrWhiteSpace(setting) ? null : setting.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}

/// <summary>When a model is trained anew, and on how much.</summary>
public sealed class TrainingOptions
{
    /// <summary>Days after which a model is due.</summary>
    public int MaxModelAgeDays { get; set; } = 30;

    /// <summary>Compressed megabytes of events that training reads at most; beyond it a uniform sample of customers, whole shards, is read.</summary>
    public int MaxEventMegabytes { get; set; } = 48;

    /// <summary>Whether features that all but give the outcome away stay in the model, marked in the card, instead of being excluded.</summary>
    public bool KeepSuspects { get; set; }

    /// <summary>
    /// What choosing settings may take, in billions of values counted into histograms and bins scanned: work, not time, so that the same data
    /// gives the same model on every machine.
    /// </summary>
    public double SearchBudget { get; set; } = TrainerOptions.DefaultSearchBudget / 1e9;

    public TrainerOptions ToTrainerOptions() => new() { KeepSuspects = KeepSuspects, SearchBudget = (long)(SearchBudget * 1e9) };

    internal void Validate()
    {
        if (SearchBudget is not (> 0 and <= 1_000_000)) throw new ArgumentException("Training:SearchBudget is above 0 and at most 1,000,000 (billions).");
    }
}

/// <summary>How the work of scoring is cut.</summary>
public sealed class ScoringOptions
{
    /// <summary>Compressed megabytes of events a message covers: about a minute of work.</summary>
    public int MegabytesPerMessage { get; set; } = 8;

    /// <summary>Messages a run is cut into at least, so that a small one is spread too.</summary>
    public int MinMessages { get; set; } = 8;
}
