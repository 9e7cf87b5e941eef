using Analytics.Exports;

namespace Analytics.Analysis;

/// <summary>Decides whether an export is left out whole.</summary>
internal static class HeldExport
{
    /// <summary>The summary as it is, or marked as held, with a warning that says why.</summary>
    /// <param name="summary">The counts; rows that were never meant to count are left aside.</param>
    /// <param name="maxRejectedShare">The highest share of rejected rows that is let pass, 0 to 1.</param>
    public static ExportSummary Judge(ExportSummary summary, double maxRejectedShare)
    {
        if (RejectionExcess.Of(summary, maxRejectedShare) is not { } excess) return summary;
        var reason = $"left out: {excess.Share} of its rows were rejected, more than the {excess.Limit} that are let pass. The first: {excess.First}.";
        return summary with { IsHeld = true, Warnings = [reason, .. summary.Warnings] };
    }
}
