using System.Globalization;
using Analytics.Statistics;

namespace Analytics.Insights.Standing;

/// <summary>
/// Where the business stands: each metric over all, by period, and by segment, channel, touchpoint and agent, with intervals that respect
/// repeated answers of a customer. What differs from the rest, changed or trends is called so only where false finds are few.
/// </summary>
internal static class StandingAnalysis
{
    /// <summary>Figures below which only their number is given.</summary>
    public const int LeastForFigure = 10;

    /// <summary>Customers of whom they come, below which only their number is given.</summary>
    public const int LeastCustomers = 5;

    /// <summary>Figures that are needed on either side of a comparison.</summary>
    public const int LeastForTest = 30;

    /// <summary>Values of a dimension that are looked at.</summary>
    public const int MostValues = 200;

    /// <summary>Further drivers that are looked at.</summary>
    public const int MostOwnDrivers = 20;

    /// <summary>
    /// The rate for changes: where one metric alone is looked at, this is how often a change is found in nothing.
    /// </summary>
    private const double ChangeRate = 0.05;

    public static StandingInsight Of(InsightData data, CancellationToken cancellationToken)
    {
        var book = StandingBook.Of(data, cancellationToken);
        var metrics = book.Metrics.Index().Where(metric => book.Overall[metric.Index].Moments.Count > 0).Select(metric => metric.Index).ToList();
        if (!metrics.Any(metric => MetricDefinition.IsEnough(book.Overall[metric].Moments)))
            return new StandingInsight { Missing = StandingWording.Missing(metrics.Select(metric => book.Overall[metric].Moments.Count).DefaultIfEmpty(0).Max()) };

        var families = new List<TestFamily>();
        var dimensions = new List<StandingDimension>();
        foreach (var dimension in book.Dimensions)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (dimension.Values.Count > 0) dimensions.Add(Compare(book, dimension, families));
        }
        var moved = Moved(book, metrics, families);
        var insight = new StandingInsight { Metrics = moved, Dimensions = dimensions, Families = families, OwnDriversLeftOut = book.OwnDriversLeftOut };
        return insight with { Statements = StandingWording.Statements(insight) };
    }

    private static StandingDimension Compare(StandingBook book, StandingSplit split, List<TestFamily> families)
    {
        var comparison = new SplitComparison(book.Metrics, split);
        if (comparison.Tests > 0) families.Add(new TestFamily(split.Name, comparison.Tests, comparison.Found, BenjaminiHochberg.UsualRate));
        return new StandingDimension(split.Name, comparison.Values, split.LeftOut);
    }

    private static List<StandingMetric> Moved(StandingBook book, List<int> metrics, List<TestFamily> families)
    {
        var moved = metrics.Select(metric => Metric(book, metric)).ToList();
        Judge("changes", ChangeRate, metric => metric.Change?.PValue, (metric, found) => metric with { Change = metric.Change! with { IsFound = found } });
        Judge("trends", ChangeRate, metric => metric.Trend?.PValue, (metric, found) => metric with { Trend = metric.Trend! with { IsFound = found } });
        Judge("lastMonth", BenjaminiHochberg.UsualRate, metric => metric.LastMonth?.PValue, (metric, found) => metric with { LastMonth = metric.LastMonth! with { IsFound = found } });
        return moved;

        void Judge(string family, double rate, Func<StandingMetric, double?> pValue, Func<StandingMetric, bool, StandingMetric> with)
        {
            var tested = moved.Index().Where(metric => pValue(metric.Item) is not null).ToList();
            if (tested.Count == 0) return;
            var found = BenjaminiHochberg.Found([.. tested.Select(metric => pValue(metric.Item)!.Value)], rate);
            foreach (var (order, metric) in tested.Index()) moved[metric.Index] = with(metric.Item, found[order]);
            families.Add(new TestFamily(family, found.Length, found.Count(isFound => isFound), rate));
        }
    }

    private static StandingMetric Metric(StandingBook book, int index)
    {
        var definition = book.Metrics[index];
        var periods = book.Periods[index];
        var metric = new StandingMetric
        {
            Name = definition.Name,
            IsOwn = definition.IsOwn,
            Unit = definition.Unit,
            Lowest = definition.Lowest,
            Highest = definition.Highest,
            Overall = definition.Figure(book.Overall[index].Moments),
            Periods = [.. periods.Select(period => new StandingPeriod(period.Key, definition.Figure(period.Value.Moments)))],
        };
        if (definition.IsOutcome || periods.Count == 0) return metric;
        return MetricHistory.Of(periods).Describe(metric, definition);
    }

    /// <summary>Month as <c>2026-03</c>.</summary>
    public static string MonthName(int month) => string.Create(CultureInfo.InvariantCulture, $"{month / 12:0000}-{(month % 12) + 1:00}");

    /// <summary>Of a month's name the number that <see cref="MonthName"/> takes: months since year 0.</summary>
    public static int MonthNumber(string name) =>
        (int.Parse(name.AsSpan(0, 4), CultureInfo.InvariantCulture) * 12) + int.Parse(name.AsSpan(5, 2), CultureInfo.InvariantCulture) - 1;
}
