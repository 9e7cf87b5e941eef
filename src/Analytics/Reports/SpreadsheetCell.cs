namespace Analytics.Reports;

/// <summary>Text that a spreadsheet is to show as it is.</summary>
internal static class SpreadsheetCell
{
    // What a spreadsheet takes for the start of a formula (OWASP, CSV Injection).
    private const string FormulaStarts = "=+-@\t\r";

    /// <summary>The text, with an apostrophe before it if a spreadsheet would run it as a formula.</summary>
    public static string Disarm(string text) => text.Length > 0 && FormulaStarts.Contains(text[0], StringComparison.Ordinal) ? "'" + text : text;
}
