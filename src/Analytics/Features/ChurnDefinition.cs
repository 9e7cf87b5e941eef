namespace Analytics.Features;

/// <summary>
/// What churn is, as the user says it. Time runs: observation window, <b>as-of date</b>, gap, outcome window.
/// </summary>
public sealed record ChurnDefinition
{
    public ChurnBasis Basis { get; init; } = ChurnBasis.Cancellation;

    /// <summary>Length of the outcome window, in days.</summary>
    public int HorizonDays { get; init; } = 90;

    /// <summary>Days after the as-of date that are left out: who leaves within them cannot be reached in time.</summary>
    public int GapDays { get; init; } = 7;

    /// <summary>For <see cref="ChurnBasis.Inactivity"/>: days without activity that make a customer gone, and the length of the outcome window.</summary>
    public int InactivityDays { get; init; } = 90;

    /// <summary>For <see cref="ChurnBasis.Label"/>: the column of the customer list that says who left.</summary>
    public string? LabelColumn { get; init; }

    /// <summary>For <see cref="ChurnBasis.Label"/>: the values, without case, that mean somebody left.</summary>
    public IReadOnlyList<string> PositiveValues { get; init; } = DefaultPositiveValues;

    public static IReadOnlyList<string> DefaultPositiveValues { get; } = ["yes", "true", "1", "churned", "exited", "是", "流失"];

    /// <summary>Days from an as-of date to the end of its outcome window.</summary>
    public int OutcomeDays => GapDays + (Basis == ChurnBasis.Inactivity ? InactivityDays : HorizonDays);

    /// <exception cref="ArgumentException">A length is not positive, or a label is wanted without a column.</exception>
    public void Validate()
    {
        if (HorizonDays < 1 || InactivityDays < 1 || GapDays < 0) throw new ArgumentException("Horizon and inactivity are at least one day, the gap none or more.");
        if (Basis == ChurnBasis.Label && string.IsNullOrWhiteSpace(LabelColumn)) throw new ArgumentException("A label needs the name of its column.");
        if (Basis == ChurnBasis.Label && PositiveValues.Count == 0) throw new ArgumentException("A label needs the values that mean somebody left.");
    }
}
