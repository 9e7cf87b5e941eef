using System.Globalization;
using System.Text;
using Analytics.Simulation;

namespace Testing;

/// <summary>Exports small enough for a test of the whole road, and large enough to learn from.</summary>
public static class SmallBusiness
{
    /// <summary>A customer list with a column <c>left</c> that follows from <c>usage</c>.</summary>
    public static string LabelledCustomers(int customers, int seed = 1)
    {
        var random = new Random(seed);
        var text = new StringBuilder("customerId,plan,usage,left\n");
        for (var i = 0; i < customers; i++)
        {
            var usage = random.NextDouble();
            var left = random.NextDouble() < 1 / (1 + Math.Exp(10 * (usage - 0.3)));
            text.AppendLine(CultureInfo.InvariantCulture, $"c{i},{(i % 3 == 0 ? "annual" : "monthly")},{usage:0.0000},{(left ? "yes" : "no")}");
        }
        return text.ToString();
    }

    /// <summary>The three exports of a simulated business.</summary>
    public static (string Surveys, string Interactions, string Customers) Simulated(int customers, int days = 500, ulong seed = 5)
    {
        using var surveys = new MemoryStream();
        using var interactions = new MemoryStream();
        using var list = new MemoryStream();
        SimulatedExports.Write(ServiceBusiness.Stream(new SimulationOptions { Customers = customers, Days = days, Seed = seed }), surveys, interactions, list);
        return (Encoding.UTF8.GetString(surveys.ToArray()), Encoding.UTF8.GetString(interactions.ToArray()), Encoding.UTF8.GetString(list.ToArray()));
    }
}
