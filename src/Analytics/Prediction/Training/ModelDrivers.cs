using Analytics.Boosting;
using Analytics.Features;
using Analytics.Prediction.Engines;
using Analytics.Prediction.Reasons;

namespace Analytics.Prediction.Training;

/// <summary>What a model goes by, from the contributions of its features to the raw scores of samples.</summary>
/// <param name="Features">Highest first; features without any importance are left out.</param>
/// <param name="ValueDrivers">Highest first; drivers without any importance are left out.</param>
internal sealed record ModelDrivers(IReadOnlyList<FeatureImportance> Features, IReadOnlyList<ValueDriverImportance> ValueDrivers)
{
    /// <summary>Samples looked at, evenly spread: means of so many are steady.</summary>
    private const int MaxSamples = 500;

    /// <summary>Correlation of value and contribution from which the direction is plain.</summary>
    private const double PlainCorrelation = 0.5;

    public static ModelDrivers Of(ITrainedModel model, SampleMatrix samples, FeatureSchema schema)
    {
        var looked = Math.Min(MaxSamples, samples.SampleCount);
        var seen = samples.SelectSamples([.. Enumerable.Range(0, looked).Select(i => (int)((long)i * samples.SampleCount / looked))]);
        var contributions = new double[looked * model.ColumnCount];
        model.Contributions(seen, contributions);
        double[] sizes = [.. Enumerable.Range(0, model.ColumnCount).Select(feature => Enumerable.Range(0, looked).Sum(sample => Math.Abs(contributions[(sample * model.ColumnCount) + feature])))];
        var total = sizes.Sum();
        return total > 0 ? new ModelDrivers(ByFeature(seen, contributions, sizes, total, schema), ByValueDriver(contributions, looked, schema)) : new ModelDrivers([], []);
    }

    private static FeatureImportance[] ByFeature(SampleMatrix seen, double[] contributions, double[] sizes, double total, FeatureSchema schema) =>
    [
        .. schema.Features.Select((feature, index) => new FeatureImportance(
                feature.Name,
                sizes[index] / total,
                feature.Kind == FeatureKind.Category ? FeatureImportance.Mixed : Direction(seen.Columns[index].Values.Span, contributions, index, sizes.Length)))
            .Where(driver => driver.Importance > 0)
            .OrderByDescending(driver => driver.Importance).ThenBy(driver => driver.Feature, StringComparer.Ordinal),
    ];

    private static ValueDriverImportance[] ByValueDriver(double[] contributions, int looked, FeatureSchema schema)
    {
        var drivers = new DriverSums(schema);
        var (sums, sizes) = (new double[drivers.Drivers.Length], new double[drivers.Drivers.Length]);
        for (var sample = 0; sample < looked; sample++)
        {
            drivers.Sum(contributions.AsSpan(sample * schema.Features.Count, schema.Features.Count), sums);
            for (var driver = 0; driver < sizes.Length; driver++) sizes[driver] += Math.Abs(sums[driver]);
        }
        var total = sizes.Sum();
        return
        [
            .. drivers.Drivers.Select((driver, index) => new ValueDriverImportance(ValueDriverNames.Code(driver), sizes[index] / total))
                .Where(driver => driver.Importance > 0)
                .OrderByDescending(driver => driver.Importance),
        ];
    }

    private static string Direction(ReadOnlySpan<float> values, double[] contributions, int feature, int featureCount)
    {
        double sumX = 0, sumY = 0, sumXx = 0, sumYy = 0, sumXy = 0;
        var count = 0;
        for (var i = 0; i < values.Length; i++)
        {
            var (x, y) = ((double)values[i], contributions[(i * featureCount) + feature]);
            if (!double.IsFinite(x)) continue;
            count++;
            (sumX, sumY, sumXx, sumYy, sumXy) = (sumX + x, sumY + y, sumXx + (x * x), sumYy + (y * y), sumXy + (x * y));
        }
        var (varianceX, varianceY) = ((count * sumXx) - (sumX * sumX), (count * sumYy) - (sumY * sumY));
        if (!(varianceX > 0 && varianceY > 0)) return FeatureImportance.Mixed;
        var correlation = ((count * sumXy) - (sumX * sumY)) / Math.Sqrt(varianceX * varianceY);
        return correlation >= PlainCorrelation ? FeatureImportance.Raises : correlation <= -PlainCorrelation ? FeatureImportance.Lowers : FeatureImportance.Mixed;
    }
}
