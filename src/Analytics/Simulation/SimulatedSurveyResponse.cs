using System.Globalization;

namespace Analytics.Simulation;

/// <summary>One row of the surveys export; null where the question was not asked or not answered.</summary>
public sealed record SimulatedSurveyResponse
{
    public required string CustomerId { get; init; }

    /// <summary>1-based, in the order in which the customer's answers came about.</summary>
    public required int Number { get; init; }

    public required DateTimeOffset RespondedAt { get; init; }

    public required string Channel { get; init; }

    /// <summary><c>contact</c> or <c>purchase</c>.</summary>
    public required string Touchpoint { get; init; }

    public string? AgentId { get; init; }

    public int? Csat { get; init; }

    public int? Nps { get; init; }

    /// <summary>Agreement that it was easy, 1-7; 7 is easiest.</summary>
    public int? Ces { get; init; }

    /// <summary>Asked after contacts only: a purchase involves no wait.</summary>
    public int? Timeliness { get; init; }

    public int? Convenience { get; init; }

    public int? Expertise { get; init; }

    /// <summary>From -2, far below what was expected, to 2, far above.</summary>
    public int? Expectation { get; init; }

    public string? Comment { get; init; }

    /// <summary><c>zh</c> or <c>en</c>.</summary>
    public required string Language { get; init; }

    public string ResponseId => string.Create(CultureInfo.InvariantCulture, $"{CustomerId}-S{Number:D4}");
}
