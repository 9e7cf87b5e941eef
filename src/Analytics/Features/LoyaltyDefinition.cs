using System.Text.Json.Serialization;

namespace Analytics.Features;

/// <summary>What loyalty is, as the user says it or as the data allows.</summary>
public sealed record LoyaltyDefinition : OutcomeDefinition
{
    public LoyaltyBasis Basis { get; init; } = LoyaltyBasis.Promoter;

    /// <summary>For <see cref="LoyaltyBasis.Label"/>: the values, without case, that mean somebody is loyal.</summary>
    public IReadOnlyList<string> PositiveValues { get; init; } = DefaultPositiveValues;

    public static IReadOnlyList<string> DefaultPositiveValues { get; } = ["yes", "true", "1", "loyal", "promoter", "是", "忠诚"];

    [JsonIgnore]
    public override bool IsLabel => Basis == LoyaltyBasis.Label;

    /// <summary>Without a gap: loyalty does not have to be acted on in time.</summary>
    [JsonIgnore]
    public override int OutcomeDays => HorizonDays;

    /// <exception cref="ArgumentException">A length is not positive, or a label is wanted without a column.</exception>
    public void Validate()
    {
        if (HorizonDays < 1) throw new ArgumentException("The horizon is at least one day.");
        if (IsLabel && string.IsNullOrWhiteSpace(LabelColumn)) throw new ArgumentException("A label needs the name of its column.");
        if (IsLabel && PositiveValues.Count == 0) throw new ArgumentException("A label needs the values that mean somebody is loyal.");
    }
}
