using Analytics.Prediction;
using Analytics.Prediction.Actions;
using Analytics.Prediction.Reasons;
using Pipeline.Scoring;

namespace Functions.Api.Contract;

/// <summary>A customer's prediction, and what earlier runs said.</summary>
public sealed record CustomerAnswer(
    string CustomerId, double ChurnProbability, string Band, double? LoyaltyProbability, double? ValueAtRisk, string? Segment, IReadOnlyList<ReasonAnswer> Reasons,
    IReadOnlyList<DriverAnswer> Drivers, ActionAnswer? Action, IReadOnlyList<HistoryAnswer> History, DateTimeOffset AsOf, string ModelVersion, string RunId)
{
    internal static CustomerAnswer Of(PredictionRow row, string runId) => new(
        row.CustomerId, row.ChurnProbability, row.Band, row.LoyaltyProbability, row.ValueAtRisk, row.Segment,
        [.. row.Reasons.Select(reason => new ReasonAnswer(reason.English, reason.Chinese))], [.. row.Drivers.Select(DriverAnswer.Of)],
        ActionAnswer.Of(row.Action is { } action ? ActionCatalogue.Find(action) : null), [.. row.History.Select(HistoryAnswer.Of)], row.AsOf, row.ModelVersion, runId);
}

/// <summary>What an earlier run said, by the date it was said of.</summary>
public sealed record HistoryAnswer(DateOnly AsOf, double ChurnProbability, string Band, string ModelVersion)
{
    internal static HistoryAnswer Of(HistoryPoint point) => new(point.AsOf, point.ChurnProbability, point.Band, point.ModelVersion);
}

/// <summary>A reason for a customer's risk, in both languages.</summary>
public sealed record ReasonAnswer(string En, string Zh);

/// <summary>What to do for a customer at risk: a stable code, and a sentence in both languages. It promises no effect.</summary>
public sealed record ActionAnswer(string Code, string En, string Zh)
{
    internal static ActionAnswer? Of(CustomerAction? action) => action is null ? null : new ActionAnswer(action.Code, action.English, action.Chinese);
}

/// <summary>What a value driver adds to a customer's raw score, in log-odds; its code, and its name in both languages.</summary>
public sealed record DriverAnswer(string Driver, string En, string Zh, double Contribution)
{
    internal static DriverAnswer Of(DriverContribution driver) => new(
        ValueDriverNames.Code(driver.Driver), ValueDriverNames.English(driver.Driver), ValueDriverNames.Chinese(driver.Driver), driver.Contribution);
}

/// <summary>An entry of a list of customers; <c>driver</c> and <c>action</c> are codes.</summary>
public sealed record CustomerListEntry(string CustomerId, double ChurnProbability, string Band, double? ValueAtRisk, string? Segment, string? Driver, string? Action)
{
    internal static CustomerListEntry Of(RankedCustomer customer) => new(
        customer.CustomerId, customer.ChurnProbability, customer.Band, customer.ValueAtRisk, customer.Segment, customer.TopDriver, customer.Action);

    internal static CustomerListEntry Of(PredictionRow row) => new(row.CustomerId, row.ChurnProbability, row.Band, row.ValueAtRisk, row.Segment, row.TopDriver, row.Action);
}

/// <summary>
/// A page of customers. <c>total</c> are all who belong in the list, <c>listed</c> those who can be paged through; complete lists are the CSV parts.
/// Of ids that begin alike neither is known.
/// </summary>
public sealed record CustomerListAnswer(string RunId, long? Total, int? Listed, IReadOnlyList<CustomerListEntry> Customers, string? Token);
