using System.Globalization;
using System.IO.Compression;
using CsvHelper;

namespace Pipeline.Outcomes;

/// <summary>Outcomes as gzipped CSV: UTF-8 without byte order mark, one outcome a row, ids untouched. What was not said is an empty cell.</summary>
internal static class OutcomeCsv
{
    public static IReadOnlyList<string> Columns { get; } = ["customerId", "outcomeId", "at", "contact", "offer", "result", "note", "by"];

    public static byte[] Write(IEnumerable<(string CustomerId, OutcomeRecord Outcome)> outcomes)
    {
        using var content = new MemoryStream();
        using (var gzip = new GZipStream(content, CompressionLevel.Fastest, leaveOpen: true))
        using (var csv = CsvWriter.Create(gzip, CsvWriterOptions.Default with { NewLine = "\n" }, leaveOpen: true))
        {
            foreach (var column in Columns) csv.WriteField(column);
            csv.EndRecord();
            foreach (var (customerId, outcome) in outcomes)
            {
                csv.WriteField(customerId);
                csv.WriteField(outcome.OutcomeId);
                csv.WriteField(outcome.At.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture));
                csv.WriteField(outcome.Contact);
                csv.WriteField(outcome.Offer ?? "");
                csv.WriteField(outcome.Result);
                csv.WriteField(outcome.Note ?? "");
                csv.WriteField(outcome.By ?? "");
                csv.EndRecord();
            }
        }
        return content.ToArray();
    }
}
