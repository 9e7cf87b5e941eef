using Analytics.Customers;
using Analytics.Features;

namespace Analytics.Tests.Prediction.Reasons;

/// <summary>Schemas made by hand: one with a feature of every family, known and unknown names among them.</summary>
internal static class WholeSchema
{
    public static IReadOnlyList<string> Types { get; } =
    [
        InteractionType.Call, InteractionType.Chat, InteractionType.Visit, InteractionType.Ticket, InteractionType.Complaint, InteractionType.Purchase,
        InteractionType.Renewal, InteractionType.Cancellation, InteractionType.PriceChange, InteractionType.Fee, InteractionType.Refund,
        InteractionType.BenefitEnd, InteractionType.Goodwill, InteractionType.Notice, InteractionType.FollowUp, "delivery",
    ];

    public static FeatureSchema Create() => Create(
        ["csat", "nps", "ces", "timeliness", "convenience", "expertise", "expectation", "Food"],
        Types,
        [
            new AttributeColumn("Contract", FeatureKind.Category, ["Month-to-month", "Two year", AttributeColumn.Other]),
            new AttributeColumn("MonthlyCharges", FeatureKind.Number, []),
            new AttributeColumn("segment", FeatureKind.Category, ["retail", "business"]),
            new AttributeColumn("value", FeatureKind.Number, []),
        ]);

    public static FeatureSchema Create(IReadOnlyList<string> ratings, IReadOnlyList<string> types, IReadOnlyList<AttributeColumn> attributes) =>
        FeatureSchema.Create(new FeatureSchemaContent(FeatureSchema.CurrentVersion, HasTimes: true, ratings, types, attributes, []));

    /// <summary>The place of the first feature of a name.</summary>
    public static int IndexOf(this FeatureSchema schema, string feature) => schema.Features.Index().First(pair => pair.Item.Name == feature).Index;
}
