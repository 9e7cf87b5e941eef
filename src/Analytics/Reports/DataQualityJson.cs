using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Analytics.Exports;

namespace Analytics.Reports;

/// <summary>What became of the rows of every export, as JSON. Always: read = accepted + rejected + duplicates.</summary>
public static class DataQualityJson
{
    // Names and columns in Chinese stay readable; the file is never put into HTML.
    private static readonly DataQualityJsonContext Context = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });

    public static byte[] Write(IEnumerable<ExportSummary> exports)
    {
        ArgumentNullException.ThrowIfNull(exports);
        return JsonSerializer.SerializeToUtf8Bytes(new DataQuality([.. exports.Select(ExportQuality.Of)]), Context.DataQuality);
    }
}

internal sealed record DataQuality(IReadOnlyList<ExportQuality> Exports);

internal sealed record ExportQuality(
    string Name, string Kind, string Format, long RowsRead, long Accepted, long Rejected, long Duplicates,
    IReadOnlyList<RejectionCount> Rejections, IReadOnlyList<string> Warnings)
{
    public static ExportQuality Of(ExportSummary summary) => new(
        summary.Name, summary.Kind, summary.Format, summary.RowsRead, summary.Accepted, summary.Rejected, summary.Duplicates, summary.Rejections, summary.Warnings);
}

[JsonSerializable(typeof(DataQuality))]
internal sealed partial class DataQualityJsonContext : JsonSerializerContext;
