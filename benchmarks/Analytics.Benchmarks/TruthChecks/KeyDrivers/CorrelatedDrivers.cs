using Analytics.Insights.KeyDrivers;
using Analytics.Randomness;
using Analytics.Statistics;

namespace Analytics.Benchmarks.TruthChecks.KeyDrivers;

/// <summary>
/// Five drivers, normal, each pair correlated by 0.6, with coefficients 5 : 2 : 2 : 1 : 0 that explain 35 % of an answer. One sample a customer.
/// </summary>
internal sealed class CorrelatedDrivers
{
    public const int Count = 5;
    private const double Correlation = 0.6;
    private const double Explained = 0.35;
    private const double EventShare = 0.20;

    private static readonly double[] Weights = [5, 2, 2, 1, 0];

    private readonly double[][] _drivers;
    private readonly double[] _outcome;
    private readonly bool _isEvent;

    private CorrelatedDrivers(double[][] drivers, double[] outcome, bool isEvent) => (_drivers, _outcome, _isEvent) = (drivers, outcome, isEvent);

    /// <summary>Shares of R² of the population.</summary>
    public static IReadOnlyList<double> TrueShares { get; } = PopulationShares();

    public static CorrelatedDrivers Answers(int customers, ulong seed)
    {
        var random = RandomStream.For(seed, customers, 1);
        var drivers = Draw(customers, random);
        var coefficients = Coefficients();
        return new CorrelatedDrivers(
            drivers, [.. Enumerable.Range(0, customers).Select(customer => Score(drivers, coefficients, customer) + (Math.Sqrt(1 - Explained) * random.Normal()))], false);
    }

    /// <summary>An event where the same score and logistic noise lie above what one in five exceeds.</summary>
    public static CorrelatedDrivers Events(int customers, ulong seed)
    {
        var random = RandomStream.For(seed, customers, 2);
        var drivers = Draw(customers, random);
        // Of the variance of the log-odds with their noise, π²/3, the drivers explain the same part.
        var scale = Math.PI / Math.Sqrt(3 * (1 - Explained));
        var coefficients = Coefficients().Select(coefficient => coefficient * scale).ToArray();
        var scores = Enumerable.Range(0, customers).Select(customer => Score(drivers, coefficients, customer) + random.Logistic()).ToArray();
        var threshold = scores.Order().ElementAt((int)(customers * (1 - EventShare)));
        return new CorrelatedDrivers(drivers, [.. scores.Select(score => score >= threshold ? 1.0 : 0.0)], true);
    }

    /// <summary>Each driver's part of what all explain, without intervals.</summary>
    public List<double> Shares()
    {
        var parts = LinearImportance.TryOf(Correlations.TryOf([.. _drivers, _outcome])!)!;
        return [.. parts.Select(part => part / parts.Sum())];
    }

    public DriverModel Model()
    {
        int[] clusters = [.. Enumerable.Range(0, _outcome.Length)];
        return (_isEvent ? DriverModel.TryOfEvents(_drivers, _outcome, clusters, default) : DriverModel.TryOfAnswers(_drivers, _outcome, clusters, default))!;
    }

    /// <summary>Normal columns that correlate through what they have in common.</summary>
    public static double[][] Draw(int customers, RandomStream random)
    {
        var drivers = Enumerable.Range(0, Count).Select(_ => new double[customers]).ToArray();
        for (var customer = 0; customer < customers; customer++)
        {
            var common = Math.Sqrt(Correlation) * random.Normal();
            foreach (var driver in drivers) driver[customer] = common + (Math.Sqrt(1 - Correlation) * random.Normal());
        }
        return drivers;
    }

    private static double Score(double[][] drivers, double[] coefficients, int customer) =>
        drivers.Select((driver, index) => coefficients[index] * driver[customer]).Sum();

    /// <summary>Scaled so that the variance of the score is what is explained.</summary>
    private static double[] Coefficients()
    {
        double variance = 0;
        for (var left = 0; left < Count; left++)
        {
            for (var right = 0; right < Count; right++) variance += Weights[left] * Weights[right] * (left == right ? 1 : Correlation);
        }
        return [.. Weights.Select(weight => weight * Math.Sqrt(Explained / variance))];
    }

    private static double[] PopulationShares()
    {
        var coefficients = Coefficients();
        var correlations = new double[Count + 1, Count + 1];
        for (var left = 0; left < Count; left++)
        {
            for (var right = 0; right < Count; right++)
            {
                correlations[left, right] = left == right ? 1 : Correlation;
                correlations[left, Count] += correlations[left, right] * coefficients[right];
            }
            correlations[Count, left] = correlations[left, Count];
        }
        var parts = LinearImportance.Lmg(correlations)!;
        return [.. parts.Select(part => part / parts.Sum())];
    }
}
