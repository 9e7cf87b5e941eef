using System.Globalization;
using Analytics.Analysis;
using Analytics.Metrics;
using Analytics.Prediction;
using Spectre.Console;

namespace Cli.Analyze;

/// <summary>Prints in a few lines what an analysis found, and where it is written.</summary>
internal static class AnalyzeReport
{
    public static void Print(AnalysisResult result, AliasFiles aliases, DirectoryInfo folder, IReadOnlyList<string> written)
    {
        var facts = new Grid().AddColumn().AddColumn();
        void Fact(string name, FormattableString value) => facts.AddRow(new Text(name), new Text(value.ToString(CultureInfo.InvariantCulture)));
        foreach (var export in result.Exports)
        {
            Fact($"{export.Name} ({export.Kind})", $"{export.RowsRead:n0} rows read, {export.Accepted:n0} accepted, {export.Rejected:n0} rejected, {export.Duplicates:n0} duplicates");
            foreach (var warning in export.Warnings) Fact("", $"{warning}");
        }
        if (aliases.Map.Count > 0) Fact("Aliases", $"{aliases.Map.Count:n0} ids belong to another customer");
        foreach (var problem in aliases.Problems) Fact("", $"{problem}");
        Fact("Customers", $"{result.Customers:n0}, {result.Predictions.Count:n0} of them scored as of {result.AsOf:yyyy-MM-dd}");
        if (result.Card is { } card)
        {
            Fact("Model", $"AUC {card.Evaluation.Auc:0.000} by {card.Evaluation.Method}, {card.Positives:n0} of {card.Rows:n0} outcomes are churn");
            Fact("Grade", $"{card.Grade ?? "none"}. {card.GradeReason}");
            foreach (var finding in card.Leakage) Fact("Leakage", $"\"{finding.Feature}\" {finding.Action}: {finding.Reason}");
            Fact("Main drivers", $"{string.Join(", ", card.Drivers.Take(5).Select(driver => driver.Feature))}");
            Fact("High risk", $"{result.Predictions.Count(customer => customer.Prediction.Band == RiskBand.High):n0} customers");
        }
        if (result.Periods.TryGetValue(SatisfactionBook.All, out var all))
        {
            if (MetricEstimate.Csat(all) is { Value: { } csat } satisfied)
                Fact("CSAT", $"{csat:0.0} % satisfied of {satisfied.Answers:n0} answers ({satisfied.Low:0.0} to {satisfied.High:0.0})");
            if (MetricEstimate.Nps(all) is { Value: { } nps } recommended)
                Fact("NPS", $"{nps:+0.0;-0.0;0.0} of {recommended.Answers:n0} answers ({recommended.Low:+0.0;-0.0;0.0} to {recommended.High:+0.0;-0.0;0.0})");
        }
        Fact("Written", $"{string.Join(", ", written)} in {folder.FullName}");
        Terminal.Output().Write(facts);
    }
}
