using System.IO.Compression;

namespace Pipeline.Scoring;

/// <summary>A part of a run's predictions as gzipped CSV: the columns of <see cref="Analytics.Reports.PredictionCsv"/>, ids untouched.</summary>
public static class PredictionCsv
{
    public static byte[] Write(IEnumerable<Analytics.Prediction.ExplainedPrediction> predictions)
    {
        ArgumentNullException.ThrowIfNull(predictions);
        using var content = new MemoryStream();
        using (var gzip = new GZipStream(content, CompressionLevel.Fastest, leaveOpen: true)) Analytics.Reports.PredictionCsv.Write(gzip, predictions);
        return content.ToArray();
    }
}
