using System.Text.Json.Serialization;

namespace Analytics.Features;

/// <summary>What a model predicts, as the user says it. Time runs: observation window, <b>as-of date</b>, gap, outcome window.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "outcome")]
[JsonDerivedType(typeof(ChurnDefinition), "churn")]
[JsonDerivedType(typeof(LoyaltyDefinition), "loyalty")]
public abstract record OutcomeDefinition
{
    /// <summary>Length of the outcome window, in days.</summary>
    public int HorizonDays { get; init; } = 90;

    /// <summary>Where a column of the customer list says what became of them: its name.</summary>
    public string? LabelColumn { get; init; }

    /// <summary>Whether the outcome is a column of the customer list, not something that happens in time.</summary>
    [JsonIgnore]
    public abstract bool IsLabel { get; }

    /// <summary>Days from an as-of date to the end of its outcome window.</summary>
    [JsonIgnore]
    public abstract int OutcomeDays { get; }
}
