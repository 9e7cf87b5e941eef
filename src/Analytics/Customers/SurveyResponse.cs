namespace Analytics.Customers;

/// <summary>One answered survey. Ratings are on the canonical scales; <c>null</c> means not answered or not asked.</summary>
public sealed record SurveyResponse : CanonicalRecord
{
    public required string ResponseId { get; init; }

    public DateTimeOffset? RespondedAt { get; init; }

    public string? Channel { get; init; }

    public string? Touchpoint { get; init; }

    public string? AgentId { get; init; }

    /// <summary>Satisfaction, 1 to 5.</summary>
    public double? Csat { get; init; }

    /// <summary>Likelihood to recommend, 0 to 10.</summary>
    public double? Nps { get; init; }

    /// <summary>Ease (customer effort score), 1 to 7, higher is easier.</summary>
    public double? Ces { get; init; }

    /// <summary>Value driver, 1 to 5.</summary>
    public double? Timeliness { get; init; }

    /// <summary>Value driver, 1 to 5.</summary>
    public double? Convenience { get; init; }

    /// <summary>Value driver, 1 to 5.</summary>
    public double? Expertise { get; init; }

    /// <summary>Further drivers by the name the mapping gives them, 1 to 5.</summary>
    public IReadOnlyDictionary<string, double>? Drivers { get; init; }

    /// <summary>Experience against expectation: -2 far below to 2 far above.</summary>
    public double? Expectation { get; init; }

    /// <summary>Further columns of numbers beside the answer, such as visits or spend, by the column's name and as they are written.</summary>
    public IReadOnlyDictionary<string, double>? Figures { get; init; }

    public string? Comment { get; init; }

    public string? Language { get; init; }

    public override RecordKind Kind => RecordKind.Survey;

    public override string RecordId => ResponseId;

    public override DateTimeOffset? HappenedAt => RespondedAt;
}
