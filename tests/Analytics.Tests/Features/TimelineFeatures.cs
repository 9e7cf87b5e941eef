using System.Globalization;
using Analytics.Customers;
using Analytics.Features;

namespace Analytics.Tests.Features;

/// <summary>The features of one customer of whom some records are given, by name, as of one date and whatever the culture.</summary>
internal static class TimelineFeatures
{
    public static readonly DateTimeOffset AsOf = new(2026, 6, 1, 0, 0, 0, TimeSpan.Zero);

    public static Dictionary<string, float> Of(params IEnumerable<CanonicalRecord> records)
    {
        var culture = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de-DE");
        try
        {
            var builder = new TimelineBuilder();
            foreach (var record in records) builder.Add(record);
            var snapshot = builder.Build().Timelines.Single().AsOf(AsOf);
            var learner = new FeatureSchemaLearner([]);
            learner.Observe(snapshot);
            var schema = learner.Learn();
            var values = new float[schema.Features.Count];
            schema.Compute(snapshot, values);
            return schema.Features.Select((feature, index) => (feature.Name, values[index])).ToDictionary();
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    public static SurveyResponse Rated(double daysAgo, double csat) =>
        new() { ResponseId = Id("csat", daysAgo), CustomerId = "c", RespondedAt = AsOf.AddDays(-daysAgo), Csat = csat };

    public static Interaction Call(double daysAgo) => Interaction(InteractionType.Call, daysAgo);

    public static Interaction Interaction(string type, double daysAgo) =>
        new() { InteractionId = Id(type, daysAgo), CustomerId = "c", OccurredAt = AsOf.AddDays(-daysAgo), Type = type };

    private static string Id(string type, double daysAgo) => string.Create(CultureInfo.InvariantCulture, $"{type} {daysAgo}");
}
