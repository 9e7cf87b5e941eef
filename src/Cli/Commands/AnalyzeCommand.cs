using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Analytics.Analysis;
using Analytics.Exports;
using Analytics.Features;
using Cli.Analyze;

namespace Cli.Commands;

/// <summary><c>pipeline analyze</c>: the whole analysis on files, without storage.</summary>
internal static class AnalyzeCommand
{
    private const string DefaultFolder = "pipeline-analysis";

    public static Command Create()
    {
        var customers = FileListOption.Create("--customers", "Customer lists, one row a customer.");
        var surveys = FileListOption.Create("--surveys", "Survey answers, one row an answer.");
        var interactions = FileListOption.Create("--interactions", "Calls, purchases, price changes, cancellations and so on, one row each.");
        var mapping = FileListOption.Create("--mapping", "JSON that says which column is which; of several, the first that is for a file is used for it.");
        var aliases = FileListOption.Create("--aliases", "Lists of two columns, alias and customerId: ids that belong to one customer.");
        var label = ServerOptions.Label();
        var asOf = new Option<DateTimeOffset?>("--as-of")
        {
            Description = "The date of the predictions, such as 2026-03-31, at its first moment in UTC; what is later is not looked at. By default the day after the last event.",
            CustomParser = Date,
        };
        var horizon = new Option<int?>("--horizon") { Description = "Days of the outcome window in which a cancellation counts (default 90)." };
        horizon.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int?>() is < 1) result.AddError("--horizon must be at least 1 day.");
        });
        var maxRejected = new Option<double?>("--max-rejected") { Description = "Share of rejected rows, 0 to 1, above which a file is left out whole (default: the setting Ingest__MaxRejectedShare, 0.2)." };
        maxRejected.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<double?>() is not (null or (>= 0 and <= 1))) result.AddError("--max-rejected must be 0 to 1.");
        });
        var output = new Option<DirectoryInfo>("--out") { Description = "Folder for the results; made if it is not there.", DefaultValueFactory = _ => new DirectoryInfo(DefaultFolder) };
        var keepSuspects = new Option<bool>("--keep-suspects") { Description = "Use columns that may give the outcome away, instead of leaving them out." };
        var excel = new Option<bool>("--excel") { Description = "Write predictions.csv for spreadsheets: with a byte order mark, and no cell that would be run as a formula." };
        var command = new Command("analyze", "Analyse files on this machine: who is about to leave and why, how sure that is, CSAT and NPS, and a report. Needs no storage.")
        {
            customers, surveys, interactions, mapping, aliases, label, asOf, horizon, maxRejected, output, keepSuspects, excel,
        };
        command.SetAction((result, cancel) => CommandRunner.RunAsync(
            async token =>
            {
                var settings = ServerOptions.ToOptions(result.GetValue(label)).Pipeline;
                if (result.GetValue(horizon) is { } days) settings.Churn.HorizonDays = days;
                if (result.GetValue(keepSuspects)) settings.Training.KeepSuspects = true;
                settings.Validate();
                var ids = await AliasFiles.ReadAsync(result.GetValue(aliases) ?? [], token);
                var options = new AnalysisOptions
                {
                    Churn = settings.Churn.ToDefinition(ChurnBasis.Cancellation),
                    AsOf = result.GetValue(asOf),
                    Training = settings.Training.ToTrainerOptions(),
                    Aliases = ids.Map,
                    Identities = IdentitySetting.Read(),
                    MaxRejectedShare = result.GetValue(maxRejected) ?? settings.Ingest.MaxRejectedShare,
                };
                var given = new ExportFiles(new Dictionary<string, FileInfo[]>(StringComparer.Ordinal)
                {
                    [ExportKind.Customers] = result.GetValue(customers) ?? [],
                    [ExportKind.Surveys] = result.GetValue(surveys) ?? [],
                    [ExportKind.Interactions] = result.GetValue(interactions) ?? [],
                }, result.GetValue(mapping) ?? []);
                return await new AnalyzeRun(given, ids, options, result.GetValue(output)!, result.GetValue(excel)).RunAsync(token);
            },
            cancel));
        return command;
    }

    private static DateTimeOffset? Date(ArgumentResult result)
    {
        var text = result.Tokens.Count == 1 ? result.Tokens[0].Value : "";
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
            return new DateTimeOffset(date.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
        result.AddError("--as-of must be a date such as 2026-03-31.");
        return null;
    }
}
