using System.Globalization;
using Pipeline;
using Pipeline.Runs;
using Pipeline.Scoring;
using Spectre.Console;

namespace Cli.Demo;

/// <summary>Prints what a run found: the model's quality, NPS and CSAT, and the customers most at risk.</summary>
internal static class DemoReport
{
    private const int Shown = 10;

    public static async Task<DemoSummary> PrintAsync(PipelineJobs jobs, Run run, CancellationToken cancellationToken)
    {
        var model = await jobs.Models.LoadAsync(run.ModelVersion!, cancellationToken);
        var card = model.Card;
        var satisfaction = await jobs.Metrics.OverallAsync(run.RunId, cancellationToken);
        var page = await jobs.Customers.ListAsync(RankingList.All, Shown, null, cancellationToken);

        var console = Terminal.Output();
        var facts = new Grid().AddColumn().AddColumn();
        void Fact(string name, FormattableString value) => facts.AddRow(new Text(name), new Text(value.ToString(CultureInfo.InvariantCulture)));
        Fact("Customers", $"{run.Customers:n0}, {run.Predictions:n0} of them scored as of {run.AsOf:yyyy-MM-dd}");
        Fact("Model", $"AUC {card.Evaluation.Auc:0.000} by {card.Evaluation.Method}, {card.Positives:n0} of {card.Rows:n0} samples churned");
        Fact("Grade", $"{card.Grade ?? "none"}. {card.GradeReason}");
        Fact("Main drivers", $"{string.Join(", ", card.Drivers.Take(5).Select(driver => driver.Feature))}");
        if (satisfaction?.Csat is { } csat) Fact("CSAT", $"{csat:0.0} % satisfied of {satisfaction.CsatAnswers:n0} answers");
        if (satisfaction?.Nps is { } nps) Fact("NPS", $"{nps:+0.0;-0.0} of {satisfaction.NpsAnswers:n0} answers");
        console.Write(facts);

        var table = new Table().AddColumn("#").AddColumn("Customer").AddColumn(new TableColumn("Churn probability").RightAligned()).AddColumn("Band").AddColumn("First reason");
        table.Title = new TableTitle("Most at risk");
        foreach (var (index, customer) in page!.Customers.Index())
        {
            var found = await jobs.Customers.FindAsync(customer.CustomerId, cancellationToken);
            table.AddRow(
                new Text((index + 1).ToString(CultureInfo.InvariantCulture)),
                new Text(customer.CustomerId),
                new Text(customer.ChurnProbability.ToString("0.0 %", CultureInfo.InvariantCulture)),
                new Text(customer.Band),
                new Text(found?.Prediction.Reasons is [var first, ..] ? first.English : ""));
        }
        console.Write(table);
        return new DemoSummary(run.Customers, run.Predictions, card.Evaluation.Auc, satisfaction?.Nps, satisfaction?.Csat);
    }
}
