using System.Globalization;
using Analytics.Customers;
using Analytics.Features;

namespace Analytics.Tests.Prediction;

/// <summary>A table of customers with a label column, without a history.</summary>
internal static class LabelTable
{
    public static readonly ChurnDefinition ByLabel = new() { Basis = ChurnBasis.Label, LabelColumn = "left" };

    public static readonly AsOfSchedule NoHistory = AsOfSchedule.Create(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch, ByLabel.OutcomeDays);

    /// <summary>Customers whose chance of leaving falls with <c>usage</c>, and <c>noise</c>.</summary>
    /// <param name="customers">How many.</param>
    /// <param name="more">Further attributes of a customer, by random numbers and whether they left.</param>
    /// <param name="seed">The same seed gives the same table.</param>
    public static IReadOnlyList<CustomerTimeline> Create(int customers, Action<Dictionary<string, string>, Random, bool>? more = null, int seed = 11)
    {
        var random = new Random(seed);
        var builder = new TimelineBuilder();
        for (var i = 0; i < customers; i++)
        {
            var usage = random.NextDouble();
            var left = random.NextDouble() < 1 / (1 + Math.Exp(5 * (usage - 0.3)));
            var attributes = new Dictionary<string, string>
            {
                ["usage"] = Text(usage),
                ["noise"] = Text(random.NextDouble()),
                ["left"] = left ? "yes" : "no",
            };
            more?.Invoke(attributes, random, left);
            builder.Add(new Customer { CustomerId = $"c{i}", Value = 10 * (i % 7), Attributes = attributes });
        }
        return builder.Build().Timelines;
    }

    public static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
