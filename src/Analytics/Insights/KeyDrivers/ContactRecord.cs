using Analytics.Customers;
using Analytics.Features;

namespace Analytics.Insights.KeyDrivers;

/// <summary>What a year of contacts was like: accessibility, reliability and effectiveness, each the mean of the shares that are known, 0 to 100.</summary>
/// <param name="Accessibility">Mean of the share reached and of promptness; NaN if neither is known.</param>
/// <param name="Reliability">Mean of the shares of promises kept, of contacts that are no repeats and of contacts that were not reopened.</param>
/// <param name="Effectiveness">Mean of the shares solved at first contact and not handed over.</param>
/// <param name="Wait">Waits against their promises.</param>
internal sealed record ContactRecord(double Accessibility, double Reliability, double Effectiveness, PromisedWait? Wait)
{
    /// <summary>An attempt belongs to the one before if that was abandoned at most so many days earlier.</summary>
    private const double AttemptDays = 7;

    /// <summary>A contact within so many days of one that did not solve the problem is a repeat, as in the features.</summary>
    private const double RepeatDays = 14;

    /// <param name="snapshot">One customer as of a date.</param>
    /// <param name="usualWaits">Of each channel with waits; the empty name stands for an unknown one.</param>
    public static ContactRecord Of(CustomerSnapshot snapshot, IReadOnlyDictionary<string, UsualWait> usualWaits)
    {
        ShareOf reached = default, prompt = default, kept = default, single = default, closed = default, solved = default, direct = default;
        PromisedWait? promisedWait = null;
        var attempts = 0;
        var isSolutionKnown = false;
        DateTimeOffset? attemptedAt = null, openSince = null;
        foreach (var contact in snapshot.Interactions)
        {
            if (!InteractionType.IsContact(contact.Type)) continue;
            var isRepeat = openSince is { } since && (contact.OccurredAt - since).TotalDays <= RepeatDays;
            if (contact.Resolved == false) openSince = contact.OccurredAt;
            else if (contact.Resolved == true) openSince = null;
            if (snapshot.DaysSince(contact.OccurredAt) > Window.Year) continue;

            if (contact.Answered is { } answered)
            {
                // An earlier run of attempts that ended without an answer was not reached.
                if (attempts > 0 && (contact.OccurredAt - attemptedAt!.Value).TotalDays > AttemptDays)
                {
                    reached.Add(0);
                    attempts = 0;
                }
                attempts++;
                attemptedAt = contact.OccurredAt;
                if (answered)
                {
                    reached.Add(1.0 / attempts);
                    attempts = 0;
                }
            }
            if (contact.WaitMinutes is { } wait)
            {
                var usual = contact.Answered == false ? null : usualWaits.GetValueOrDefault(contact.Channel ?? "");
                if (usual is not null) prompt.Add(usual.Minutes > 0 ? usual.Minutes / (usual.Minutes + wait) : wait > 0 ? 0 : 1);
                // Who gave up within the promise tells nothing of it.
                if (contact.PromisedMinutes is { } promised && (contact.Answered != false || wait > promised)) kept.Add(wait <= promised ? 1 : 0);
                if (usual is not null && PromisedWait.Overrun(contact) is { } overrun)
                    promisedWait = (promisedWait ?? PromisedWait.None).With(overrun, usual, snapshot.DaysSince(contact.OccurredAt));
            }
            if (contact.Answered == false) continue;
            single.Add(isRepeat ? 0 : 1);
            if (contact.Reopens is { } reopens) closed.Add(reopens > 0 ? 0 : 1);
            isSolutionKnown |= contact.Resolved is not null;
            if (contact.Resolved is { } resolved && !isRepeat && !(contact.Reopens > 0)) solved.Add(resolved ? 1 : 0);
            if (contact.Transfers is not null || contact.Escalations is not null)
                direct.Add((contact.Transfers ?? 0) + (contact.Escalations ?? 0) > 0 ? 0 : 1);
        }
        if (attempts > 0) reached.Add(0);
        // That nothing is a repeat says something only where it is known what was solved.
        if (!isSolutionKnown) single = default;
        return new ContactRecord(
            ShareOf.Mean(reached, prompt), ShareOf.Mean(kept, single, closed), ShareOf.Mean(solved, direct), promisedWait);
    }

    /// <summary>A mean of values from 0 to 1 in the making.</summary>
    private struct ShareOf
    {
        private double _sum;
        private int _count;

        public void Add(double value) => (_sum, _count) = (_sum + value, _count + 1);

        /// <summary>In percent, of those that are known; NaN if none is.</summary>
        public static double Mean(params ReadOnlySpan<ShareOf> shares)
        {
            double sum = 0;
            var known = 0;
            foreach (var share in shares)
            {
                if (share._count > 0) (sum, known) = (sum + (share._sum / share._count), known + 1);
            }
            return known > 0 ? 100 * sum / known : double.NaN;
        }
    }
}
