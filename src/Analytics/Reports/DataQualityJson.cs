using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Analytics.Exports;
using Analytics.Exports.Quality;
using Analytics.Exports.Recognition;

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
        Converters = { new JsonStringEnumConverter<Evidence>(JsonNamingPolicy.CamelCase) },
    });

    public static byte[] Write(IReadOnlyList<ExportSummary> exports, QualityReport quality)
    {
        ArgumentNullException.ThrowIfNull(exports);
        ArgumentNullException.ThrowIfNull(quality);
        var reviewed = exports.Select((export, index) => ExportQuality.Of(export, index < quality.Exports.Count ? quality.Exports[index] : []));
        return JsonSerializer.SerializeToUtf8Bytes(new DataQuality([.. reviewed], quality.Overall), Context.DataQuality);
    }
}

internal sealed record DataQuality(IReadOnlyList<ExportQuality> Exports, IReadOnlyList<QualityFinding> Findings);

internal sealed record ExportQuality(
    string Name, string Kind, string Format, long RowsRead, long Accepted, long Rejected, long Duplicates, long LeftOut, long LateRatings, long ReplacedRatings, bool Held,
    IReadOnlyList<RejectionCount> Rejections, IReadOnlyList<string> Warnings, IReadOnlyList<QualityFinding> Findings, IReadOnlyList<TableRecognition> Tables)
{
    public static ExportQuality Of(ExportSummary summary, IReadOnlyList<QualityFinding> findings) => new(
        summary.Name, summary.Kind, summary.Format, summary.RowsRead, summary.Accepted, summary.Rejected, summary.Duplicates, summary.LeftOut, summary.Profile.LateRatings, summary.Profile.ReplacedRatings, summary.IsHeld,
        summary.Rejections, summary.Warnings, findings, summary.Tables);
}

[JsonSerializable(typeof(DataQuality))]
internal sealed partial class DataQualityJsonContext : JsonSerializerContext;
