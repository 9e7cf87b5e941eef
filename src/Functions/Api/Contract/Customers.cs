using Analytics.Prediction;
using Analytics.Prediction.Actions;
using Analytics.Prediction.Reasons;

namespace Functions.Api.Contract;

/// <summary>A customer's prediction as the API gives it.</summary>
public sealed record CustomerAnswer(
    string CustomerId, double ChurnProbability, string Band, double? LoyaltyProbability, double? ValueAtRisk, IReadOnlyList<ReasonAnswer> Reasons,
    IReadOnlyList<DriverAnswer> Drivers, DateTimeOffset AsOf, string ModelVersion, string RunId);

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

/// <summary>An entry of a list of customers.</summary>
public sealed record CustomerListEntry(string CustomerId, double ChurnProbability, string Band, double? ValueAtRisk);

/// <summary>A page of customers, highest risk or most value at risk first.</summary>
public sealed record CustomerListAnswer(string RunId, IReadOnlyList<CustomerListEntry> Customers, string? Token);
