using System.Globalization;

namespace Analytics.Exports;

/// <summary>That more rows of an export were rejected than are let pass: where many rows cannot be read, those that can are not to be trusted either.</summary>
/// <param name="Share">The share that was rejected, in words.</param>
/// <param name="Limit">The share that is let pass, in words.</param>
/// <param name="First">The first rejection: table, line, column and reason.</param>
public sealed record RejectionExcess(string Share, string Limit, string First)
{
    /// <summary>The excess; <c>null</c> if the export is good enough.</summary>
    /// <param name="summary">The counts; rows that were never meant to count are left aside.</param>
    /// <param name="maxRejectedShare">The highest share that is let pass, 0 to 1.</param>
    public static RejectionExcess? Of(ExportSummary summary, double maxRejectedShare)
    {
        ArgumentNullException.ThrowIfNull(summary);
        if (summary.FaultyShare <= maxRejectedShare) return null;
        var first = summary.Rejections.Where(rejection => !rejection.LeftOut).MinBy(rejection => rejection.FirstLine)!;
        var place = first.Table is null ? "" : $"{first.Table}, ";
        var column = first.Column is null ? "" : $", column {first.Column}";
        return new RejectionExcess(Percent(summary.FaultyShare), Percent(maxRejectedShare), string.Create(CultureInfo.InvariantCulture, $"{place}line {first.FirstLine}{column}: {first.Reason}"));
    }

    private static string Percent(double share) => string.Create(CultureInfo.InvariantCulture, $"{100 * share:0.#} %");
}
