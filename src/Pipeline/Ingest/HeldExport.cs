using Analytics.Exports;

namespace Pipeline.Ingest;

/// <summary>Decides whether an export is held back whole, and says why.</summary>
internal static class HeldExport
{
    /// <summary>The share of rejected rows, the first reason with its line, and how to mend it; <c>null</c> if the export is good enough.</summary>
    /// <param name="summary">The counts; rows that were never meant to count are left aside.</param>
    /// <param name="maxRejectedShare">The highest share that is let pass, 0 to 1.</param>
    /// <param name="waitsFor">Names of the keys under which customers are missing that another export may name.</param>
    public static string? Message(ExportSummary summary, double maxRejectedShare, IReadOnlyList<string>? waitsFor = null) => RejectionExcess.Of(summary, maxRejectedShare) is { } excess
        ? Message(
            excess,
            (waitsFor is { Count: > 0 } ? $"Upload the export that has the key {string.Join(", ", waitsFor)}: this one is then taken in again by itself. Or mend" : "Mend")
            + " the file and upload it again, or upload a mapping that says how to read it and replay the export.")
        : null;

    /// <param name="excess">How many rows were rejected, and why the first.</param>
    /// <param name="mend">What to do about it.</param>
    public static string Message(RejectionExcess excess, string mend) =>
        $"{excess.Share} of the rows were rejected, more than the {excess.Limit} that are let pass, so none was taken in. The first: {excess.First}. {mend}";
}
