namespace Analytics.Exports.Quality;

/// <summary>What the accepted rows of one export look like, small enough to be kept and compared with those of other exports.</summary>
public sealed record ExportProfile
{
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

    /// <summary>Correlation of satisfaction and likelihood to recommend where both are answered; <c>null</c> with too few.</summary>
    public required double? SatisfactionWithRecommendation { get; init; }
}

/// <summary>How the values of a field are spread.</summary>
/// <param name="Present">Records that have a value.</param>
/// <param name="Counts">Values counted by what they are: answers on a scale, words, yes and no. The rarest are put together as <c>other</c>.</param>
public sealed record FieldSpread(long Present, IReadOnlyDictionary<string, long> Counts);
