namespace Analytics.Customers;

/// <summary>The ratings of a survey response by name.</summary>
internal static class RatingValue
{
    /// <summary>Names of the ratings that every response may have; any other name is a further driver.</summary>
    public static IReadOnlyList<string> Names { get; } = ["csat", "nps", "ces", "timeliness", "convenience", "expertise", "expectation"];

    public static double? Of(SurveyResponse survey, string rating) => rating switch
    {
        "csat" => survey.Csat,
        "nps" => survey.Nps,
        "ces" => survey.Ces,
        "timeliness" => survey.Timeliness,
        "convenience" => survey.Convenience,
        "expertise" => survey.Expertise,
        "expectation" => survey.Expectation,
        _ => survey.Drivers is { } drivers && drivers.TryGetValue(rating, out var value) ? value : null,
    };
}
