using System.Text;
using Analytics.Exports;
using Analytics.Exports.Mapping;

namespace Analytics.Tests.Exports;

/// <summary>Reads whole exports for tests.</summary>
internal static class ExportReading
{
    public static Task<(List<ExportRow> Rows, ExportSummary Summary)> ReadAsync(string kind, string name, string text, ExportMapping? mapping = null) =>
        ReadAsync(kind, name, Encoding.UTF8.GetBytes(text), mapping);

    public static Task<(List<ExportRow> Rows, ExportSummary Summary)> ReadAsync(string kind, string name, byte[] content, ExportMapping? mapping = null, ExportLimits? limits = null) =>
        ReadAsync(kind, name, () => new MemoryStream(content, writable: false), mapping, limits);

    public static async Task<(List<ExportRow> Rows, ExportSummary Summary)> ReadAsync(
        string kind, string name, Func<Stream> open, ExportMapping? mapping = null, ExportLimits? limits = null, CustomerLinks? customers = null)
    {
        var reader = new ExportReader(kind, name, mapping ?? ExportMapping.None, customers, limits);
        var rows = new List<ExportRow>();
        await foreach (var row in reader.ReadAsync(_ => ValueTask.FromResult(open()))) rows.Add(row);
        var summary = reader.Summary;
        Assert.Equal(summary.RowsRead, summary.Accepted + summary.Rejected + summary.Duplicates);
        Assert.Equal(rows.Count, summary.RowsRead);
        return (rows, summary);
    }

    public static (long Read, long Accepted, long Rejected, long Duplicates) Counts(this ExportSummary summary) =>
        (summary.RowsRead, summary.Accepted, summary.Rejected, summary.Duplicates);
}
