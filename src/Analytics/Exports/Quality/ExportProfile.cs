using System.Text.Json.Serialization;

namespace Analytics.Exports.Quality;

/// <summary>What the accepted rows of one export look like, small enough to be kept and compared with those of other exports.</summary>
public sealed record ExportProfile
{
    /// <summary>A week: an answer within it belongs to the contact, by the features of silence too; later ones recall the relationship more than the contact.</summary>
    public const int LateAfterDays = 7;

    private const int FewestPairs = 50;

    /// <summary>Accepted records, of all kinds.</summary>
    public required long Records { get; init; }

    /// <summary>Survey answers among them.</summary>
    public required long Answers { get; init; }

    /// <summary>Survey answers that name no customer.</summary>
    public required long AnswersWithoutCustomer { get; init; }

    /// <summary>Survey answers without a time.</summary>
    public required long AnswersWithoutTime { get; init; }

    /// <summary>Records with a time.</summary>
    public required long Timed { get; init; }

    /// <summary>Of those, how many happened in each hour of the day, in UTC.</summary>
    public required IReadOnlyList<long> Hours { get; init; }

    /// <summary>Of those, how many happened at midnight to the second, in UTC.</summary>
    public required long AtMidnight { get; init; }

    /// <summary>Records that were changed before they happened.</summary>
    public required long ChangedBeforehand { get; init; }

    /// <summary>The latest time, of all records; <c>null</c> if none has one.</summary>
    public required DateTimeOffset? Latest { get; init; }

    /// <summary>How the values of each field are spread, by the field's name.</summary>
    public required IReadOnlyDictionary<string, FieldSpread> Fields { get; init; }

    /// <summary>Satisfaction and likelihood to recommend where both are answered.</summary>
    public PairedMoments Ratings { get; init; }

    /// <summary>Ratings of contacts where the export gives the times of both.</summary>
    public long RatedContacts { get; init; }

    /// <summary>Of those, ratings that came <see cref="LateAfterDays"/> days after the end of the contact or later.</summary>
    public long LateRatings { get; init; }

    /// <summary>
    /// Ratings under the own id of an earlier row of the export, which are versions of one rating. Beyond the rows that are told apart in memory
    /// they are counted as duplicates only.
    /// </summary>
    public long ReplacedRatings { get; init; }

    /// <summary>Correlation of satisfaction and likelihood to recommend where both are answered; <c>null</c> with too few.</summary>
    [JsonIgnore]
    public double? SatisfactionWithRecommendation => Ratings.Count >= FewestPairs ? Ratings.Correlation : null;

    /// <summary>What exports of both profiles together look like.</summary>
    public ExportProfile Plus(ExportProfile other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return new ExportProfile
        {
            Records = Records + other.Records,
            Answers = Answers + other.Answers,
            AnswersWithoutCustomer = AnswersWithoutCustomer + other.AnswersWithoutCustomer,
            AnswersWithoutTime = AnswersWithoutTime + other.AnswersWithoutTime,
            Timed = Timed + other.Timed,
            Hours = [.. Hours.Zip(other.Hours, (one, two) => one + two)],
            AtMidnight = AtMidnight + other.AtMidnight,
            ChangedBeforehand = ChangedBeforehand + other.ChangedBeforehand,
            Latest = Latest is null || other.Latest > Latest ? other.Latest : Latest,
            Fields = Fields.Keys.Union(other.Fields.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal).ToDictionary(
                field => field,
                field => (Fields.GetValueOrDefault(field), other.Fields.GetValueOrDefault(field)) switch
                {
                    ({ } one, { } two) => one.Plus(two),
                    var (one, two) => one ?? two!,
                }),
            Ratings = Ratings.Plus(other.Ratings),
            RatedContacts = RatedContacts + other.RatedContacts,
            LateRatings = LateRatings + other.LateRatings,
            ReplacedRatings = ReplacedRatings + other.ReplacedRatings,
        };
    }
}
