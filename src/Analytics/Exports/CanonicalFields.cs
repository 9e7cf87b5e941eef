using System.Collections.Frozen;

namespace Analytics.Exports;

/// <summary>The fields of the canonical records, by kind of export, what their values are, and the scales of the rated ones.</summary>
public static class CanonicalFields
{
    public const string CustomerId = "customerId";
    public const string ResponseId = "responseId";
    public const string InteractionId = "interactionId";

    private static readonly (string Field, FieldType Type)[] Surveys =
    [
        (ResponseId, FieldType.Id), (CustomerId, FieldType.Id), ("respondedAt", FieldType.Time), ("updatedAt", FieldType.Time), ("channel", FieldType.Text),
        ("touchpoint", FieldType.Text), ("agentId", FieldType.Id), ("csat", FieldType.Rating), ("nps", FieldType.Rating), ("ces", FieldType.Rating),
        ("timeliness", FieldType.Rating), ("convenience", FieldType.Rating), ("expertise", FieldType.Rating), ("expectation", FieldType.Rating),
        ("comment", FieldType.Comment), ("language", FieldType.Text),
    ];

    private static readonly (string Field, FieldType Type)[] Interactions =
    [
        (InteractionId, FieldType.Id), (CustomerId, FieldType.Id), ("occurredAt", FieldType.Time), ("updatedAt", FieldType.Time), ("type", FieldType.Text),
        ("channel", FieldType.Text), ("agentId", FieldType.Id), ("answered", FieldType.YesNo), ("promisedMinutes", FieldType.Minutes),
        ("waitMinutes", FieldType.Minutes), ("handleMinutes", FieldType.Minutes), ("resolved", FieldType.YesNo), ("transfers", FieldType.Quantity),
        ("escalations", FieldType.Quantity), ("reopens", FieldType.Quantity), ("amount", FieldType.Number), ("newCustomerPrice", FieldType.Quantity),
        ("announced", FieldType.YesNo), ("comment", FieldType.Comment),
    ];

    private static readonly (string Field, FieldType Type)[] Customers =
    [
        (CustomerId, FieldType.Id), ("updatedAt", FieldType.Time), ("joinedAt", FieldType.Time), ("segment", FieldType.Text), ("value", FieldType.Number),
    ];

    private static readonly string[] SurveyFields = [.. Surveys.Select(field => field.Field)];
    private static readonly string[] InteractionFields = [.. Interactions.Select(field => field.Field)];
    private static readonly string[] CustomerFields = [.. Customers.Select(field => field.Field)];

    // A field of two kinds has the same type in both.
    private static readonly FrozenDictionary<string, FieldType> Types =
        Surveys.Concat(Interactions).Concat(Customers).DistinctBy(field => field.Field).ToFrozenDictionary(field => field.Field, field => field.Type, StringComparer.Ordinal);

    public static IReadOnlyList<string> Of(string kind) => kind switch
    {
        ExportKind.Surveys => SurveyFields,
        ExportKind.Interactions => InteractionFields,
        ExportKind.Customers => CustomerFields,
        _ => throw new ArgumentException($"'{kind}' is none of {string.Join(", ", ExportKind.All)}.", nameof(kind)),
    };

    /// <summary>What the values of a field are; any other name is a survey's further driver, a rating.</summary>
    public static FieldType TypeOf(string field) => Types.GetValueOrDefault(field, FieldType.Rating);

    /// <summary>The canonical scale of a rated field; <c>null</c> for any other.</summary>
    public static RatingScale? Scale(string field) => field switch
    {
        "csat" or "timeliness" or "convenience" or "expertise" => RatingScale.OneToFive,
        "nps" => RatingScale.ZeroToTen,
        "ces" => RatingScale.OneToSeven,
        "expectation" => RatingScale.MinusTwoToTwo,
        _ => null,
    };
}
