using Analytics.Boosting;
using Analytics.Features;
using Analytics.Prediction.Engines;

namespace Analytics.Prediction.Training;

/// <summary>What a model goes by, from the contributions of its features to the raw scores of samples.</summary>
internal static class ModelDrivers
{
    /// <summary>Samples looked at, evenly spread: means of so many are steady, and contributions take time.</summary>
    private const int MaxSamples = 500;

    /// <summary>Correlation of value and contribution from which the direction is plain.</summary>
    private const double PlainCorrelation = 0.5;

    public static IReadOnlyList<FeatureImportance> Of(ITrainedModel model, SampleMatrix samples, FeatureSchema schema)
    {
        var looked = Math.Min(MaxSamples, samples.SampleCount);
        var values = new float[looked][];
        var contributions = new double[looked][];
        Parallel.For(0, looked, i =>
        {
            values[i] = new float[model.ColumnCount];
            contributions[i] = new double[model.ColumnCount];
            samples.CopySample((int)((long)i * samples.SampleCount / looked), values[i]);
            model.Contributions(values[i], contributions[i]);
        });

        double[] sizes = [.. Enumerable.Range(0, model.ColumnCount).Select(feature => contributions.Sum(sample => Math.Abs(sample[feature])))];
        var total = sizes.Sum();
        if (!(total > 0)) return [];
        return
        [
            .. schema.Features.Select((feature, index) => new FeatureImportance(
                    feature.Name,
                    sizes[index] / total,
                    feature.Kind == FeatureKind.Category ? FeatureImportance.Mixed : Direction(values, contributions, index)))
                .Where(driver => driver.Importance > 0)
                .OrderByDescending(driver => driver.Importance).ThenBy(driver => driver.Feature, StringComparer.Ordinal),
        ];
    }

    private static string Direction(float[][] values, double[][] contributions, int feature)
    {
        double sumX = 0, sumY = 0, sumXx = 0, sumYy = 0, sumXy = 0;
        var count = 0;
        for (var i = 0; i < values.Length; i++)
        {
            var (x, y) = ((double)values[i][feature], contributions[i][feature]);
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
