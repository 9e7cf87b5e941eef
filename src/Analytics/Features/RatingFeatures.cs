using Analytics.Customers;

namespace Analytics.Features;

/// <summary>
/// Of every rating the customer gives: the last one, the mean over a year, and the trend, which is the last one minus the mean of the earlier
/// ones within the year.
/// </summary>
internal sealed class RatingFeatures : FeatureFamily
{
    private const int FeaturesPerRating = 3;

    private readonly IReadOnlyList<string> _ratings;

    /// <param name="ratings">Names of <see cref="RatingValue.Names"/> or of further drivers.</param>
    public RatingFeatures(IReadOnlyList<string> ratings)
    {
        _ratings = ratings;
        Features =
        [
            .. ratings.SelectMany(rating => new[]
            {
                FeatureDefinition.Number($"{rating}.last", Driver(rating), Direction(rating)),
                FeatureDefinition.Number($"{rating}.mean.365d", Driver(rating), Direction(rating)),
                FeatureDefinition.Number($"{rating}.trend.365d", Driver(rating), Direction(rating)),
            }),
            FeatureDefinition.Number("survey.count.365d", ValueDriver.Relationship),
        ];
    }

    public override IReadOnlyList<FeatureDefinition> Features { get; }

    public override void Compute(CustomerSnapshot snapshot, Span<float> values)
    {
        for (var rating = 0; rating < _ratings.Count; rating++)
            Summarize(snapshot, _ratings[rating], values.Slice(rating * FeaturesPerRating, FeaturesPerRating));

        var count = 0;
        foreach (var survey in snapshot.Surveys)
        {
            if (snapshot.DaysSince(survey.RespondedAt!.Value) <= Window.Year) count++;
        }
        values[^1] = count;
    }

    /// <summary>More is better of the ratings that every response may have; nobody knows what a further driver asks.</summary>
    private static FeatureDirection Direction(string rating) => RatingValue.Names.Contains(rating) ? FeatureDirection.Falling : FeatureDirection.Free;

    private static ValueDriver Driver(string rating) => rating switch
    {
        "timeliness" => ValueDriver.Timeliness,
        "convenience" or "ces" => ValueDriver.Convenience,
        "expertise" => ValueDriver.Expertise,
        "csat" or "nps" or "expectation" => ValueDriver.Satisfaction,
        _ => ValueDriver.Other,
    };

    private static void Summarize(CustomerSnapshot snapshot, string rating, Span<float> values)
    {
        double? last = null;
        double lastSum = 0, sum = 0;
        var count = 0;
        foreach (var survey in snapshot.Surveys)
        {
            if (RatingValue.Of(survey, rating) is not { } value) continue;
            last = value;
            if (snapshot.DaysSince(survey.RespondedAt!.Value) > Window.Year) continue;
            lastSum = value;
            sum += value;
            count++;
        }
        values[0] = last is { } known ? (float)known : float.NaN;
        values[1] = count > 0 ? (float)(sum / count) : float.NaN;
        values[2] = count > 1 ? (float)(lastSum - ((sum - lastSum) / (count - 1))) : float.NaN;
    }
}
