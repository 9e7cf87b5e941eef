using Analytics.Statistics;

namespace Analytics.Insights.KeyDrivers;

/// <summary>Finds what goes with one outcome.</summary>
internal static class OutcomeDriversFinder
{
    /// <param name="samples">Whatever is known; see <see cref="DriverSelection"/>.</param>
    /// <param name="selection">The part of them that a model is made of; <c>null</c> where there is too little.</param>
    /// <param name="outcome">What they are held against.</param>
    /// <param name="cancellationToken">Breaks off.</param>
    public static OutcomeDrivers Of(
        IReadOnlyList<DriverSample> samples, DriverSelection? selection, DriverOutcome outcome, CancellationToken cancellationToken)
    {
        if (selection is null) return new OutcomeDrivers { Outcome = outcome, Missing = KeyDriversWording.TooLittle(samples, outcome) };
        double[][] values = [.. selection.Drivers.Select(driver => driver.Values)];
        var targets = selection.Targets;
        var isAnswer = outcome == DriverOutcome.Recommendation;
        var model = isAnswer
            ? DriverModel.TryOfAnswers(values, [.. selection.Samples.Select(sample => sample.Answer)], selection.Clusters, cancellationToken)
            : DriverModel.TryOfEvents(values, targets, selection.Clusters, cancellationToken);
        if (model is null) return new OutcomeDrivers { Outcome = outcome, Missing = KeyDriversWording.NoModel(outcome), LeftOut = selection.LeftOut };

        var performances = values.Select(driver => Mean(driver, selection.Clusters)).ToList();
        var medianImportance = Median(model.Shares.Shares);
        var medianPerformance = Median(performances.Select(performance => performance.Value));
        var drivers = selection.Drivers.Select((driver, index) => new KeyDriver
        {
            Name = driver.Members[0].Name,
            Kind = driver.Members[0].Kind,
            MergedWith = [.. driver.Members.Skip(1).Select(member => member.Name)],
            Importance = Estimate.Of(model.Shares.Shares[index], model.Shares.Ranges[index]),
            AdjustedEffect = model.Effects[index],
            Performance = performances[index],
            Spread = Standardized.Moments(driver.Values).Spread,
            Cell = Cell(model.Shares.Ranges[index], medianImportance, performances[index], medianPerformance),
            Shape = EffectShape.Of(driver.Values, targets, selection.Clusters),
        });
        return new OutcomeDrivers
        {
            Outcome = outcome,
            Customers = selection.Customers,
            Samples = selection.Samples.Count,
            Positives = selection.Samples.Count(sample => sample.Target == 1),
            Method = model.Method,
            EffectUnit = isAnswer ? EffectUnit.StandardDeviations : EffectUnit.OddsRatio,
            Fit = model.Shares.Fit,
            MedianImportance = medianImportance,
            MedianPerformance = medianPerformance,
            Drivers = [.. drivers.OrderByDescending(driver => driver.Importance.Value)],
            LeftOut = selection.LeftOut,
        };
    }

    /// <summary>An interval that holds the axis leaves the side undecided.</summary>
    internal static MatrixCell Cell(Interval importance, double medianImportance, Estimate performance, double medianPerformance)
    {
        if (importance.Contains(medianImportance) || new Interval(performance.Low, performance.High).Contains(medianPerformance)) return MatrixCell.Undecided;
        return (importance.Low > medianImportance, performance.Low > medianPerformance) switch
        {
            (true, false) => MatrixCell.ImproveFirst,
            (true, true) => MatrixCell.KeepUp,
            (false, false) => MatrixCell.LowPriority,
            (false, true) => MatrixCell.Maintain,
        };
    }

    /// <summary>A mean with its normal 95 % interval, the variance taken between customers; cut off at the ends of the scale.</summary>
    private static Estimate Mean(double[] values, int[] clusters)
    {
        var mean = values.Average();
        var sums = new double[clusters.Max() + 1];
        for (var sample = 0; sample < values.Length; sample++) sums[clusters[sample]] += values[sample] - mean;
        var error = Math.Sqrt(sums.Sum(sum => sum * sum) * sums.Length / (sums.Length - 1.0)) / values.Length;
        var range = Interval.Around(mean, error);
        return new Estimate(mean, Math.Max(0, range.Low), Math.Min(100, range.High));
    }

    private static double Median(IEnumerable<double> values) => Quantile.Of([.. values.Order()], 0.5);
}
