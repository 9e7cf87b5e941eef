using Analytics.Statistics;

namespace Analytics.Insights.Standing;

/// <summary>A metric as the mean of single figures: 0 or 1 of a share, -1, 0 or 1 of a net promoter score, the rating itself of ratings.</summary>
internal sealed record MetricDefinition(string Name, MetricUnit Unit, double Lowest, double Highest, bool IsOwn = false)
{
    public const string Csat = "csat";
    public const string Nps = "nps";
    public const string Effort = "ces";
    public const string Easy = "easy";
    public const string Resolution = "resolution";
    public const string Churn = "churn";
    public const string Repurchase = "repurchase";

    /// <summary>The metrics of which there may be figures in any data; further drivers come after them.</summary>
    public static IReadOnlyList<MetricDefinition> Usual { get; } =
    [
        Share(Csat),
        new(Nps, MetricUnit.Points, -100, 100),
        new(Effort, MetricUnit.Rating, 1, 7),
        Share(Easy),
        Driver("timeliness"),
        Driver("convenience"),
        Driver("expertise"),
        new("expectation", MetricUnit.Rating, -2, 2),
        Share(Resolution),
        Share(Churn),
        Share(Repurchase),
    ];

    /// <summary>From a single figure to the metric's unit.</summary>
    public double Scale => Unit == MetricUnit.Rating ? 1 : 100;

    /// <summary>Whether its periods are as-of dates, whose outcome windows overlap.</summary>
    public bool IsOutcome => Name is Churn or Repurchase;

    public static MetricDefinition Own(string name) => Driver(name) with { IsOwn = true };

    public StandingFigure Figure(ClusterMoments tally)
    {
        if (!IsEnough(tally)) return new StandingFigure(tally.Count, tally.Clusters, null, null);
        return new StandingFigure(tally.Count, tally.Clusters, tally.DesignEffect, Estimate.Of(Scale * tally.Mean, Range(tally)));
    }

    public static bool IsEnough(ClusterMoments tally) => tally.Count >= StandingAnalysis.LeastForFigure && tally.Clusters >= StandingAnalysis.LeastCustomers;

    /// <summary>The interval by the metric's kind, on its design effect; in the metric's unit.</summary>
    public Interval Range(ClusterMoments tally)
    {
        var range = Unit switch
        {
            MetricUnit.Percent => Interval.WilsonOfShare(tally.Mean, tally.EffectiveCount),
            // Of -1, 0 and 1 the squares are the share of either end.
            MetricUnit.Points => Interval.OfNetShare((tally.MeanSquare + tally.Mean) / 2, (tally.MeanSquare - tally.Mean) / 2, tally.EffectiveCount),
            _ => tally.MeanInterval(Lowest, Highest),
        };
        // Rounding aside, the interval holds its value.
        return new Interval(Math.Min(Scale * range.Low, Scale * tally.Mean), Math.Max(Scale * range.High, Scale * tally.Mean));
    }

    /// <summary>First less second with its interval, in the metric's unit; a customer in both makes it rather too wide.</summary>
    public Estimate Difference(ClusterMoments first, ClusterMoments second) => Difference(Scale * first.Mean, Range(first), Scale * second.Mean, Range(second));

    /// <inheritdoc cref="Difference(ClusterMoments, ClusterMoments)"/>
    public static Estimate Difference(double first, Interval ofFirst, double second, Interval ofSecond) =>
        Estimate.Of(first - second, Interval.OfDifference(first, ofFirst, second, ofSecond));

    private static MetricDefinition Share(string name) => new(name, MetricUnit.Percent, 0, 100);

    private static MetricDefinition Driver(string name) => new(name, MetricUnit.Rating, 1, 5);
}
