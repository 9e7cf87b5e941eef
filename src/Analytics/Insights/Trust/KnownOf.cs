using Analytics.Customers;
using Analytics.Features;

namespace Analytics.Insights.Trust;

/// <summary>What is unusual in what is known of a customer at a date, beside the values themselves.</summary>
/// <param name="IsSilent">Nothing happened in the last 90 days.</param>
/// <param name="IsNew">The relationship began in the last 30 days, or nobody knows when.</param>
/// <param name="HasUnseenCategory">A column of the customer list says what training did not see, or too seldom to tell it from others.</param>
internal readonly record struct KnownOf(bool IsSilent, bool IsNew, bool HasUnseenCategory)
{
    private const double SilentDays = 90;
    private const double NewDays = 30;

    /// <param name="snapshot">The customer at the date.</param>
    /// <param name="categories">The columns that are categories, with what training saw in them.</param>
    public static KnownOf Of(CustomerSnapshot snapshot, IReadOnlyList<(string Column, HashSet<string> Seen)> categories)
    {
        var last = snapshot.Interactions.Count > 0 ? snapshot.Interactions[^1].OccurredAt : (DateTimeOffset?)null;
        if (snapshot.Surveys.Count > 0 && !(snapshot.Surveys[^1].RespondedAt < last)) last = snapshot.Surveys[^1].RespondedAt;
        var isUnseen = false;
        foreach (var (column, seen) in categories)
        {
            isUnseen |= snapshot.Profile is { } profile && ProfileFeatures.Text(profile, column) is { } text && !seen.Contains(text);
        }
        return new KnownOf(
            !(last is { } time && snapshot.DaysSince(time) <= SilentDays),
            !(snapshot.Since is { } since && snapshot.DaysSince(since) > NewDays),
            isUnseen);
    }

    /// <summary>The categories that a schema's features tell apart.</summary>
    public static IReadOnlyList<(string Column, HashSet<string> Seen)> Categories(FeatureSchema schema) =>
    [
        .. schema.Features.Where(feature => feature.Kind == FeatureKind.Category)
            .Select(feature => (feature.Name, feature.Categories.Where(category => category != AttributeColumn.Other).ToHashSet(StringComparer.Ordinal))),
    ];
}
