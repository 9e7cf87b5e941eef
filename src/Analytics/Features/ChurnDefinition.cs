using System.Text.Json.Serialization;

namespace Analytics.Features;

/// <summary>What churn is, as the user says it.</summary>
public sealed record ChurnDefinition : OutcomeDefinition
{
    public ChurnBasis Basis { get; init; } = ChurnBasis.Cancellation;

    /// <summary>Days after the as-of date that are left out: who leaves within them cannot be reached in time.</summary>
    public int GapDays { get; init; } = 7;

    /// <summary>For <see cref="ChurnBasis.Inactivity"/>: days without activity that make a customer gone, and the length of the outcome window.</summary>
    public int InactivityDays { get; init; } = 90;

    /// <summary>For <see cref="ChurnBasis.Label"/>: the values, without case, that mean somebody left.</summary>
    public IReadOnlyList<string> PositiveValues { get; init; } = DefaultPositiveValues;

    public static IReadOnlyList<string> DefaultPositiveValues { get; } = ["yes", "true", "1", "churned", "exited", "是", "流失"];

    [JsonIgnore]
    public override bool IsLabel => Basis == ChurnBasis.Label;

    [JsonIgnore]
    public override int OutcomeDays => GapDays + (Basis == ChurnBasis.Inactivity ? InactivityDays : HorizonDays);

    /// <exception cref="ArgumentException">A length is not positive, or a label is wanted without a column.</exception>
    public void Validate()
    {
        if (HorizonDays < 1 || InactivityDays < 1 || GapDays < 0) throw new ArgumentException("Horizon and inactivity are at least one day, the gap none or more.");
        if (IsLabel && string.IsNullOrWhiteSpace(LabelColumn)) throw new ArgumentException("A label needs the name of its column.");
        if (IsLabel && PositiveValues.Count == 0) throw new ArgumentException("A label needs the values that mean somebody left.");
    }
}
