using System.IO.Compression;
using System.Text;

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

    /// <summary>The rows of a part without those of some customers, each of the others as it stood.</summary>
    /// <param name="csv">The part, not compressed.</param>
    /// <param name="customers">Whose rows go.</param>
    /// <param name="removed">How many there were.</param>
    public static byte[] Without(ReadOnlySpan<byte> csv, IReadOnlyCollection<string> customers, out int removed)
    {
        ArgumentNullException.ThrowIfNull(customers);
        removed = 0;
        using var kept = new MemoryStream(csv.Length);
        while (!csv.IsEmpty)
        {
            var row = csv[..EndOfRow(csv)];
            if (customers.Contains(FirstCell(row))) removed++;
            else kept.Write(row);
            csv = csv[row.Length..];
        }
        return kept.ToArray();
    }

    /// <summary>A line feed within quotes ends no row; quotes in a quoted cell are doubled, so that they come in pairs.</summary>
    private static int EndOfRow(ReadOnlySpan<byte> csv)
    {
        var isQuoted = false;
        for (var index = 0; index < csv.Length; index++)
        {
            if (csv[index] == (byte)'"') isQuoted = !isQuoted;
            else if (csv[index] == (byte)'\n' && !isQuoted) return index + 1;
        }
        return csv.Length;
    }

    private static string FirstCell(ReadOnlySpan<byte> row)
    {
        if (row is not [(byte)'"', ..]) return Encoding.UTF8.GetString(row[..Math.Max(0, row.IndexOfAny((byte)',', (byte)'\n'))]);
        var end = 1;
        while (row[end] != (byte)'"' || row[end + 1] == (byte)'"') end += row[end] == (byte)'"' ? 2 : 1;
        return Encoding.UTF8.GetString(row[1..end]).Replace("\"\"", "\"", StringComparison.Ordinal);
    }
}
