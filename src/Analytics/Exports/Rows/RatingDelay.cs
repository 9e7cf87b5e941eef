using Analytics.Customers;

namespace Analytics.Exports.Rows;

/// <summary>
/// How long after a contact the customer's rating of it came, where a row tells of both and has a time of its own for each. The time of a
/// ticket's last change is no time of its rating.
/// </summary>
internal sealed class RatingDelay
{
    /// <summary>A century: a duration that nobody means must not overflow.</summary>
    private const double LongestMinutes = 100 * 365.25 * 24 * 60;

    private readonly bool _isKnown;

    public RatingDelay(IReadOnlyList<ExaminedKind> kinds)
    {
        if (Of(ExportKind.Surveys) is not { } survey || Of(ExportKind.Interactions) is not { } contact) return;
        var rated = survey["respondedAt"];
        _isKnown = rated.Exists && !AreOne(rated, contact["occurredAt"]) && !AreOne(rated, contact["updatedAt"]) && !AreOne(rated, survey["updatedAt"]);

        KindColumns? Of(string kind) => kinds.FirstOrDefault(examined => examined.Columns.Kind == kind)?.Columns;
    }

    /// <summary>From the end of the contact to the rating; below zero if it was rated before; <c>null</c> if the row does not tell.</summary>
    public TimeSpan? In(IReadOnlyList<CanonicalRecord> records)
    {
        if (!_isKnown || records.Count < 2) return null;
        var contact = records.OfType<Interaction>().FirstOrDefault();
        if (contact is null || records.OfType<SurveyResponse>().FirstOrDefault()?.RespondedAt is not { } rated) return null;
        // The time spent on a ticket holds the wait for the first reply; of a call both are short.
        var minutes = Math.Max(contact.WaitMinutes ?? 0, contact.HandleMinutes ?? 0);
        return rated - contact.OccurredAt - TimeSpan.FromMinutes(Math.Min(minutes, LongestMinutes));
    }

    private static bool AreOne(Column one, Column other) => other.Exists && one.Cell.Index == other.Cell.Index && one.TimeIndex == other.TimeIndex;
}
