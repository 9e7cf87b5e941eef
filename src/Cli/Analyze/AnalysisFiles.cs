using Analytics.Analysis;
using Analytics.Prediction;
using Analytics.Reports;
using Analytics.Reports.Html;

namespace Cli.Analyze;

/// <summary>The files an analysis writes, by name; what there is nothing to write into is <c>null</c>.</summary>
internal static class AnalysisFiles
{
    public static IReadOnlyList<(string Name, byte[]? Content)> Of(AnalysisResult result, bool forSpreadsheets) =>
    [
        ("predictions.csv", result.Card is null ? null : Predictions(result, forSpreadsheets)),
        ("model-card.json", result.Card is { } card ? ModelCardJson.Write(card) : null),
        ("data-quality.json", DataQualityJson.Write(result.Exports, result.Quality)),
        ("insights.json", InsightsJson.Write(result)),
        ("report.html", HtmlReport.Write(result)),
    ];

    private static byte[] Predictions(AnalysisResult result, bool forSpreadsheets)
    {
        using var content = new MemoryStream();
        PredictionCsv.Write(content, result.Predictions, forSpreadsheets);
        return content.ToArray();
    }
}
