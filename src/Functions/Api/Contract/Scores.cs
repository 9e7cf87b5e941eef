using System.Text.Json.Serialization;
using Analytics.Prediction;

namespace Functions.Api.Contract;

/// <summary>Customers to be scored: one, or several in <see cref="Customers"/>.</summary>
/// <param name="AsOf">The moment it is said of: nothing that happened at it or later counts. The present one unless said.</param>
/// <param name="CustomerId">The customer, where there is one.</param>
/// <param name="Profile">Their row of the customer list.</param>
/// <param name="Surveys">Their answers.</param>
/// <param name="Interactions">What happened with them.</param>
/// <param name="Customers">Several customers; the members above are then left out.</param>
public sealed record ScoreRequest(
    DateTimeOffset? AsOf = null, string? CustomerId = null, ProfileInput? Profile = null, IReadOnlyList<SurveyInput>? Surveys = null,
    IReadOnlyList<InteractionInput>? Interactions = null, IReadOnlyList<ScoredCustomerInput>? Customers = null);

/// <summary>A customer to be scored, with all that is known of them.</summary>
public sealed record ScoredCustomerInput(
    string CustomerId, ProfileInput? Profile = null, IReadOnlyList<SurveyInput>? Surveys = null, IReadOnlyList<InteractionInput>? Interactions = null);

/// <summary>A row of the customer list; see the canonical records. Attributes may be text, numbers or true and false.</summary>
public sealed record ProfileInput(
    DateTimeOffset? JoinedAt = null, string? Segment = null, double? Value = null,
    [property: JsonConverter(typeof(AttributesConverter))] IReadOnlyDictionary<string, string>? Attributes = null);

/// <summary>An answer, on the canonical scales.</summary>
public sealed record SurveyInput(
    DateTimeOffset RespondedAt, double? Csat = null, double? Nps = null, double? Ces = null, double? Timeliness = null, double? Convenience = null, double? Expertise = null,
    double? Expectation = null, IReadOnlyDictionary<string, double>? Drivers = null, string? Channel = null, string? Touchpoint = null, string? AgentId = null, string? Comment = null,
    string? Language = null, string? ResponseId = null);

/// <summary>Something that happened between customer and business.</summary>
public sealed record InteractionInput(
    DateTimeOffset OccurredAt, string Type, string? Channel = null, string? AgentId = null, bool? Answered = null, double? PromisedMinutes = null, double? WaitMinutes = null,
    double? HandleMinutes = null, bool? Resolved = null, double? Transfers = null, double? Escalations = null, double? Reopens = null, double? Amount = null, double? NewCustomerPrice = null,
    bool? Announced = null, string? Comment = null, string? InteractionId = null);

/// <summary>Scores, in the order in which the customers were given.</summary>
public sealed record ScoreAnswer(string ModelVersion, DateTimeOffset AsOf, IReadOnlyList<ScoredCustomerAnswer> Customers);

/// <summary>
/// A score; <c>isCustomer</c> is <c>false</c>, and the rest left out, for somebody who is no customer at the moment: has not joined, has cancelled, or
/// was silent for too long.
/// </summary>
public sealed record ScoredCustomerAnswer(string CustomerId, bool IsCustomer)
{
    public double? ChurnProbability { get; init; }

    public string? Band { get; init; }

    public double? LoyaltyProbability { get; init; }

    public double? ValueAtRisk { get; init; }

    public IReadOnlyList<ReasonAnswer>? Reasons { get; init; }

    public IReadOnlyList<DriverAnswer>? Drivers { get; init; }

    public ActionAnswer? Action { get; init; }

    internal static ScoredCustomerAnswer Of(ExplainedPrediction explained) => new(explained.Prediction.CustomerId, IsCustomer: true)
    {
        ChurnProbability = explained.Prediction.ChurnProbability,
        Band = explained.Prediction.Band,
        LoyaltyProbability = explained.Prediction.LoyaltyProbability,
        ValueAtRisk = explained.Prediction.ValueAtRisk,
        Reasons = [.. explained.Reasons.Select(reason => new ReasonAnswer(reason.English, reason.Chinese))],
        Drivers = [.. explained.Drivers.Select(DriverAnswer.Of)],
        Action = ActionAnswer.Of(explained.Action),
    };
}
