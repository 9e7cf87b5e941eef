using System.Globalization;
using System.IO.Compression;
using CsvHelper;

namespace Pipeline.Scoring;

/// <summary>A part of a run's predictions as gzipped CSV: UTF-8 without byte order mark, ids untouched.</summary>
public static class PredictionCsv
{
    public static byte[] Write(IEnumerable<PredictionRow> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        using var content = new MemoryStream();
        using (var gzip = new GZipStream(content, CompressionLevel.Fastest, leaveOpen: true))
        using (var csv = CsvWriter.Create(gzip, CsvWriterOptions.Default with { NewLine = "\n" }))
        {
            foreach (var name in (ReadOnlySpan<string>)["customerId", "churnProbability", "band", "reason1", "reason2", "reason3"]) csv.WriteField(name);
            csv.EndRecord();
            foreach (var row in rows)
            {
                csv.WriteField(row.CustomerId);
                csv.WriteField(row.ChurnProbability.ToString("R", CultureInfo.InvariantCulture));
                csv.WriteField(row.Band);
                for (var reason = 0; reason < PredictionRow.ReasonCount; reason++) csv.WriteField(reason < row.Reasons.Count ? row.Reasons[reason].English : "");
                csv.EndRecord();
            }
        }
        return content.ToArray();
    }
}
