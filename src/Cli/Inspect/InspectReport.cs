using System.Globalization;
using Analytics.Exports;
using Analytics.Exports.Recognition;
using Spectre.Console;

namespace Cli.Inspect;

/// <summary>Prints how a file would be taken in: what was recognised, a sample with personal data masked, and what is wrong with it.</summary>
internal static class InspectReport
{
    /// <summary>Rows of the sample that fit beside each other.</summary>
    private const int SampleRows = 3;

    public static void Print(ExportInspection inspection)
    {
        var console = Terminal.Output();
        var summary = inspection.Summary;
        Facts(console, inspection);
        foreach (var table in summary.Tables)
        {
            Fields(console, table);
            if (table.Ignored.Count > 0) Ignored(console, table);
            if (inspection.Samples.FirstOrDefault(sample => sample.Table == table.Table) is { Rows.Count: > 0 } sample) Sample(console, sample);
        }
        if (summary.Rejections.Count > 0) Rejections(console, summary);
        if (inspection.Problems.Count > 0) Problems(console, inspection.Problems);
    }

    private static void Facts(IAnsiConsole console, ExportInspection inspection)
    {
        var summary = inspection.Summary;
        var facts = new Grid().AddColumn().AddColumn();
        void Fact(string name, FormattableString value) => facts.AddRow(new Text(name), Plain(value.ToString(CultureInfo.InvariantCulture)));
        Fact("File", $"{summary.Name}");
        Fact("Kind", $"{summary.Kind}{(inspection.IsKindGuessed ? ", guessed: --kind says another" : "")}");
        foreach (var table in summary.Tables)
        {
            var name = table.Table.Length > 0 ? $"{table.Table}: " : "";
            Fact("Table", $"{name}{(table.Tool is { } tool ? $"an export of {tool}" : "no tool that is known")}, {table.Format}, {table.Encoding}");
        }
        var leftOut = summary.LeftOut > 0 ? string.Create(CultureInfo.InvariantCulture, $" ({summary.LeftOut:n0} of them never meant to count)") : "";
        Fact("Rows", $"{summary.RowsRead:n0} read, {summary.Accepted:n0} accepted, {summary.Rejected:n0} rejected{leftOut}, {summary.Duplicates:n0} duplicates");
        if (summary is { FirstEventAt: { } first, LastEventAt: { } last }) Fact("Times", $"{first:yyyy-MM-dd HH:mm} to {last:yyyy-MM-dd HH:mm} UTC");
        foreach (var warning in summary.Warnings) Fact("Warning", $"{warning}");
        console.Write(facts);
    }

    private static void Fields(IAnsiConsole console, TableRecognition recognition)
    {
        var table = Titled("What is taken", recognition.Table, "Record", "Field", "Column", "Because of", "Sure", "Read as");
        foreach (var field in recognition.Fields)
        {
            table.AddRow(
                Plain(Record(field.Kind)), Plain(field.Field), Plain(field.Column), Plain(Reason(field.Because)),
                Plain(field.Certainty.ToString("0 %", CultureInfo.InvariantCulture)), Plain(field.Reading));
        }
        console.Write(table);
    }

    private static void Ignored(IAnsiConsole console, TableRecognition recognition)
    {
        var table = Titled("What is left alone", recognition.Table, "Column", "Because");
        foreach (var (column, reason) in recognition.Ignored) table.AddRow(Plain(column), Plain(reason));
        console.Write(table);
    }

    /// <summary>A row of the file is a column here: exports have more columns than a line has room for.</summary>
    private static void Sample(IAnsiConsole console, TableSample sample)
    {
        var rows = sample.Rows.Take(SampleRows).ToList();
        var table = Titled("First rows, personal data masked", sample.Table, ["Column", .. rows.Select((_, index) => string.Create(CultureInfo.InvariantCulture, $"Row {index + 1}"))]);
        foreach (var (index, column) in sample.Columns.Index()) table.AddRow([Plain(column), .. rows.Select(row => Plain(row[index]))]);
        console.Write(table);
    }

    private static void Rejections(IAnsiConsole console, ExportSummary summary)
    {
        var table = Titled("Rejected rows by reason", "", "Rows", "First line", "Column", "Reason");
        foreach (var rejection in summary.Rejections)
        {
            table.AddRow(
                Plain(rejection.Count.ToString("n0", CultureInfo.InvariantCulture)), Plain(rejection.FirstLine.ToString(CultureInfo.InvariantCulture)),
                Plain(rejection.Column ?? ""), Plain($"{(rejection.Table is { } name ? $"{name}: " : "")}{rejection.Reason}{(rejection.LeftOut ? " (never meant to count)" : "")}"));
        }
        console.Write(table);
    }

    private static void Problems(IAnsiConsole console, IReadOnlyList<RowRejection> problems)
    {
        var table = Titled("First rejected rows", "", "Line", "Column", "Reason");
        foreach (var problem in problems) table.AddRow(Plain(problem.LineNumber.ToString(CultureInfo.InvariantCulture)), Plain(problem.Column ?? ""), Plain(problem.Reason));
        console.Write(table);
    }

    private static Table Titled(string title, string name, params string[] columns)
    {
        var table = new Table { Title = new TableTitle(Markup.Escape(Printable(name.Length > 0 ? $"{name}: {title}" : title))) };
        return table.AddColumns(columns);
    }

    private static string Record(string kind) => kind switch
    {
        ExportKind.Surveys => "survey",
        ExportKind.Interactions => "interaction",
        _ => "customer",
    };

    private static string Reason(Evidence evidence) => evidence switch
    {
        Evidence.Mapping => "the mapping",
        Evidence.Tool => "the tool",
        Evidence.Name => "its name",
        Evidence.Question => "its question",
        _ => "its values",
    };

    private static Text Plain(string text) => new(Printable(text));

    /// <summary>What a file says must not steer the terminal.</summary>
    private static string Printable(string text) => text.Any(char.IsControl) ? new string([.. text.Select(character => char.IsControl(character) ? ' ' : character)]) : text;
}
