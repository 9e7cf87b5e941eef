using System.Globalization;
using Analytics.Exports;

namespace Analytics.Analysis;

/// <summary>Decides whether an export is left out whole: where many rows cannot be read, those that can are not to be trusted either.</summary>
internal static class HeldExport
{
    /// <summary>The summary as it is, or marked as held, with a warning that says why.</summary>
    /// <param name="summary">The counts; rows that were never meant to count are left aside.</param>
    /// <param name="maxRejectedShare">The highest share of rejected rows that is let pass, 0 to 1.</param>
    public static ExportSummary Judge(ExportSummary summary, double maxRejectedShare) =>
        summary.FaultyShare > maxRejectedShare ? summary with { IsHeld = true, Warnings = [Reason(summary, maxRejectedShare), .. summary.Warnings] } : summary;

    private static string Reason(ExportSummary summary, double maxRejectedShare)
    {
        var first = summary.Rejections.Where(rejection => !rejection.LeftOut).MinBy(rejection => rejection.FirstLine)!;
        var place = first.Table is null ? "" : $"{first.Table}, ";
        var column = first.Column is null ? "" : $", column {first.Column}";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"left out: {100 * summary.FaultyShare:0.#} % of its rows were rejected, more than the {100 * maxRejectedShare:0.#} % that are let pass. The first: {place}line {first.FirstLine}{column}: {first.Reason}.");
    }
}
