using System.Text;
using Analytics.Analysis;
using Analytics.Exports;
using Analytics.Exports.Mapping;
using Analytics.Features;
using Testing;

namespace Analytics.Tests.Analysis;

/// <summary>Exports given as text.</summary>
internal static class TestAnalysis
{
    public static readonly DateTimeOffset WrittenAt = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    public static AnalysisInput Input(string kind, string text, string name = "export.csv") =>
        new(kind, name, ExportMapping.None, WrittenAt, () => new MemoryStream(Encoding.UTF8.GetBytes(text)));

    public static AnalysisInput Labelled(int customers = 400) => Input(ExportKind.Customers, SmallBusiness.LabelledCustomers(customers), "list.csv");

    public static ChurnDefinition Label(string column) => new() { Basis = ChurnBasis.Label, LabelColumn = column };

    public static Task<AnalysisResult> AnalyzeAsync(ChurnDefinition churn, params AnalysisInput[] inputs) => AnalyzeAsync(new AnalysisOptions { Churn = churn, Training = QuickTraining.Options }, inputs);

    public static Task<AnalysisResult> AnalyzeAsync(AnalysisOptions options, params AnalysisInput[] inputs) => new ExportAnalysis(options, TimeProvider.System).RunAsync(inputs);
}
