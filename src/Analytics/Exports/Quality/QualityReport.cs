using Analytics.Customers;

namespace Analytics.Exports.Quality;

/// <summary>What stands in the way of trusting what is made of the data, and how to mend it.</summary>
/// <param name="Exports">Findings about each export, in the order of the exports.</param>
/// <param name="Overall">Findings about all of them together.</param>
public sealed record QualityReport(IReadOnlyList<IReadOnlyList<QualityFinding>> Exports, IReadOnlyList<QualityFinding> Overall)
{
    /// <summary>Looks over exports, each also beside the earlier ones of its kind.</summary>
    /// <param name="exports">What became of their rows.</param>
    /// <param name="writtenAt">When each was written.</param>
    /// <param name="timelines">The customers.</param>
    /// <param name="neededDays">Days of history that training needs before and behind its dates.</param>
    /// <param name="leavers">Customers known to have left; <c>null</c> if there is no model to count them for.</param>
    internal static QualityReport Of(
        IReadOnlyList<ExportSummary> exports, IReadOnlyList<DateTimeOffset> writtenAt, IReadOnlyList<CustomerTimeline> timelines, int neededDays, int? leavers)
    {
        var first = exports.Min(export => export.FirstEventAt);
        var last = exports.Max(export => export.LastEventAt);
        var overall = new DataReview(exports, timelines).Findings((last - first)?.TotalDays, neededDays, leavers);
        return new QualityReport([.. exports.Select((export, index) => Of(exports, index, writtenAt[index]))], overall);
    }

    /// <summary>Looks over one export beside earlier ones of its kind.</summary>
    /// <param name="export">What became of its rows.</param>
    /// <param name="writtenAt">When it was written.</param>
    /// <param name="earlier">Profiles of the earlier ones, as they were kept.</param>
    /// <returns>Findings, what matters most first.</returns>
    public static IReadOnlyList<QualityFinding> OfExport(ExportSummary export, DateTimeOffset writtenAt, IReadOnlyList<ExportProfile> earlier)
    {
        ArgumentNullException.ThrowIfNull(export);
        ArgumentNullException.ThrowIfNull(earlier);
        IEnumerable<QualityFinding> findings = [.. new ExportReview(export, writtenAt).Findings(), .. new ChangeReview(KeptProfile.Of(export.Profile), earlier).Findings()];
        return [.. findings.OrderByDescending(finding => finding.Severity)];
    }

    private static List<QualityFinding> Of(IReadOnlyList<ExportSummary> exports, int index, DateTimeOffset writtenAt)
    {
        var export = exports[index];
        var earlier = exports.Where(other => other.Kind == export.Kind && other.LastEventAt < export.LastEventAt).Select(other => other.Profile).ToList();
        return [.. new ExportReview(export, writtenAt).Findings(), .. new ChangeReview(export.Profile, earlier).Findings()];
    }
}
