namespace Analytics.Customers;

/// <summary>The ratings of a survey response by name.</summary>
internal static class RatingValue
{
    /// <summary>Names of the ratings that every response may have; any other name is a further driver.</summary>
    public static IReadOnlyList<string> Names { get; } = ["csat", "nps", "ces", "timeliness", "convenience", "expertise", "expectation"];

    private static readonly Dictionary<string, int> Positions = Names.Index().ToDictionary(name => name.Item, name => name.Index, StringComparer.Ordinal);

    /// <summary>One of <see cref="Names"/>, by its position there.</summary>
    public static double? At(SurveyResponse survey, int position) => position switch
    {
        0 => survey.Csat,
        1 => survey.Nps,
        2 => survey.Ces,
        3 => survey.Timeliness,
        4 => survey.Convenience,
        5 => survey.Expertise,
        6 => survey.Expectation,
        _ => throw new ArgumentOutOfRangeException(nameof(position)),
    };

    public static double? Of(SurveyResponse survey, string rating)
    {
        if (Positions.TryGetValue(rating, out var position)) return At(survey, position);
        return survey.Drivers is { } drivers && drivers.TryGetValue(rating, out var value) ? value : null;
    }
}
