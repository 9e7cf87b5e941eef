using Analytics.Customers;
using Analytics.Evaluation;
using Analytics.Features;

namespace Analytics.Insights.Trust;

/// <summary>
/// Who is compared with whom. No customer stands on both sides, and none twice on one: customers resemble themselves, and what chance gives
/// would not be known. With a history, one half of the customers is looked at once each, at a training date drawn by their hash, the other
/// half at the scoring date. With a label column those with a label, whom the model learned from, are compared with those without.
/// </summary>
/// <param name="Reference">Customers of training.</param>
/// <param name="Current">Customers at the scoring date.</param>
/// <param name="Labels">How the share who leave moved; <c>null</c> with a label column, or too few customers.</param>
internal sealed record DriftSides(IReadOnlyList<CustomerAt> Reference, IReadOnlyList<CustomerAt> Current, LabelDrift? Labels)
{
    /// <summary>Customers looked at for both sides together.</summary>
    public const int Most = 2 * InsightFinder.SampledCustomers;

    public static DriftSides Of(InsightData data, ChurnLabeler labeler, CancellationToken cancellationToken)
    {
        var customers = CustomerSample.Of(data.Timelines, Most);
        return data.Churn.IsLabel ? ByLabel(customers, data, labeler, cancellationToken) : ByTime(customers, data, labeler, cancellationToken);
    }

    /// <summary>The training date at which a customer of the reference is looked at, and whose length of history stands for it on the other side.</summary>
    public static DateTimeOffset DateOf(CustomerTimeline timeline, AsOfSchedule schedule) =>
        schedule.Training[(int)((SampleHash.Of(timeline.CustomerId) >> 1) % (ulong)schedule.Training.Count)];

    private static DriftSides ByLabel(IReadOnlyList<CustomerTimeline> customers, InsightData data, ChurnLabeler labeler, CancellationToken cancellationToken)
    {
        var isKnown = Map(customers, timeline => labeler.Label(timeline) != ChurnOutcome.Unknown, cancellationToken);
        var all = customers.Select((timeline, index) => (Customer: new CustomerAt(timeline, data.AsOf), IsKnown: isKnown[index])).ToList();
        return new DriftSides(
            [.. all.Where(pair => pair.IsKnown).Select(pair => pair.Customer)],
            [.. all.Where(pair => !pair.IsKnown && pair.Customer.Timeline.IsListed).Select(pair => pair.Customer)],
            null);
    }

    private static DriftSides ByTime(IReadOnlyList<CustomerTimeline> customers, InsightData data, ChurnLabeler labeler, CancellationToken cancellationToken)
    {
        var schedule = data.Schedule;
        if (schedule.Training.Count == 0) return new DriftSides([], [], null);
        var found = Map(customers, Look, cancellationToken);
        var (first, last) = (found.Where(look => look.IsReference).ToList(), found.Where(look => !look.IsReference).ToList());
        return new DriftSides(
            [.. found.Where(look => look.IsReference && look.Counts).Select(look => look.Customer)],
            [.. found.Where(look => !look.IsReference && look.Counts).Select(look => look.Customer)],
            LabelDrift.Of(
                first.Count(look => look.Label == 1), first.Count(look => look.Label is not null),
                last.Count(look => look.Label == 1), last.Count(look => look.Label is not null)));

        CustomerLook Look(CustomerTimeline timeline)
        {
            var isReference = (SampleHash.Of(timeline.CustomerId) & 1) == 0;
            var date = isReference ? DateOf(timeline, schedule) : schedule.Scoring;
            var snapshot = labeler.Snapshot(timeline, date);
            // As in training: somebody of whom nothing is known by then may not have been a customer. Who then left in the gap was one.
            var counts = snapshot.Since is not null && (isReference ? labeler.Outcome(timeline, date) != ChurnOutcome.NotActive : labeler.IsActive(snapshot));
            return new CustomerLook(new CustomerAt(timeline, date), isReference, counts, labeler.Target(timeline, isReference ? schedule.Training[0] : schedule.Training[^1]));
        }
    }

    private static T[] Map<T>(IReadOnlyList<CustomerTimeline> customers, Func<CustomerTimeline, T> look, CancellationToken cancellationToken)
    {
        var found = new T[customers.Count];
        var options = new ParallelOptions { CancellationToken = cancellationToken, MaxDegreeOfParallelism = Environment.ProcessorCount };
        Parallel.For(0, found.Length, options, index => found[index] = look(customers[index]));
        return found;
    }

    private readonly record struct CustomerLook(CustomerAt Customer, bool IsReference, bool Counts, byte? Label);
}
