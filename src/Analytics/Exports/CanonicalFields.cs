namespace Analytics.Exports;

/// <summary>The fields of the canonical records, by kind of export, and the scales of the rated ones.</summary>
public static class CanonicalFields
{
    private static readonly string[] Surveys =
    [
        "responseId", "customerId", "respondedAt", "updatedAt", "channel", "touchpoint", "agentId",
        "csat", "nps", "ces", "timeliness", "convenience", "expertise", "expectation", "comment", "language",
    ];

    private static readonly string[] Interactions =
    [
        "interactionId", "customerId", "occurredAt", "updatedAt", "type", "channel", "agentId", "answered", "promisedMinutes", "waitMinutes",
        "handleMinutes", "resolved", "transfers", "escalations", "reopens", "amount", "newCustomerPrice", "announced", "comment",
    ];

    private static readonly string[] Customers = ["customerId", "updatedAt", "joinedAt", "segment", "value"];

    public static IReadOnlyList<string> Of(string kind) => kind switch
    {
        ExportKind.Surveys => Surveys,
        ExportKind.Interactions => Interactions,
        ExportKind.Customers => Customers,
        _ => throw new ArgumentException($"'{kind}' is none of {string.Join(", ", ExportKind.All)}.", nameof(kind)),
    };

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
