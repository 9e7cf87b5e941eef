using Analytics.Customers;
using Analytics.Evaluation;
using Analytics.Features;
using Analytics.Randomness;

namespace Analytics.Prediction.Training;

/// <summary>Makes the training set out of customers' timelines.</summary>
public static class TrainingSetBuilder
{
    /// <summary>
    /// One sample a customer and training date where the outcome is known; with a label column one a customer, as of the scoring date. Where
    /// there are more than <paramref name="mostSamples"/> about so many of them, evenly: rather some dates of every customer than all of some.
    /// </summary>
    /// <param name="timelines">The customers.</param>
    /// <param name="labeler">Says what they were seen to be and what became of them.</param>
    /// <param name="schedule">The dates.</param>
    /// <param name="excludedAttributes">Attributes that give an outcome, of this model or another, besides the labeler's own.</param>
    /// <param name="mostSamples">At least 1.</param>
    /// <param name="cancellationToken">Looked at between samples.</param>
    /// <exception cref="TooLittleDataException">No sample has a known outcome.</exception>
    public static TrainingSet Build(
        IReadOnlyList<CustomerTimeline> timelines,
        IOutcomeLabeler labeler,
        AsOfSchedule schedule,
        IEnumerable<string>? excludedAttributes = null,
        int mostSamples = int.MaxValue,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(timelines);
        ArgumentNullException.ThrowIfNull(labeler);
        ArgumentNullException.ThrowIfNull(schedule);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(mostSamples);
        var definition = labeler.Definition;
        var dates = definition.IsLabel ? [schedule.Scoring] : schedule.Training;
        var known = Samples(timelines, labeler, dates, cancellationToken);
        var samples = Limit(known, mostSamples);
        if (samples.Count == 0) throw new TooLittleDataException(Missing(definition, dates.Count, timelines.Count));

        var learner = new FeatureSchemaLearner([.. excludedAttributes ?? [], .. definition.LabelColumn is { } column ? [column] : (string[])[]]);
        // Each customer once, at their last date, which has seen the most: what differs for everybody must not look common.
        foreach (var last in samples.GroupBy(sample => sample.Timeline).Select(group => group.MaxBy(sample => sample.DateIndex)))
        {
            cancellationToken.ThrowIfCancellationRequested();
            learner.Observe(labeler.Snapshot(last.Timeline, dates[last.DateIndex]));
        }
        var matrix = new FeatureMatrix(learner.Learn(), samples.Count);

        var labels = new byte[samples.Count];
        var hashes = new ulong[samples.Count];
        var contents = definition.IsLabel ? new ulong[samples.Count] : null;
        for (var i = 0; i < samples.Count; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var sample = samples[i];
            var values = matrix.Add(labeler.Snapshot(sample.Timeline, dates[sample.DateIndex]));
            labels[i] = sample.Label;
            // A customer's samples at several dates stay together.
            hashes[i] = SampleHash.Of(sample.Timeline.CustomerId);
            if (contents is not null) contents[i] = SampleHash.Of(values);
        }
        // So do identical rows of a table of labels.
        var copies = contents is null ? FoldCopies.None : FoldCopies.Find(hashes, contents, labels);
        for (var i = 0; i < hashes.Length; i++) hashes[i] = copies.KeyOf(hashes[i]);
        FeatureMatrix Earlier(int days)
        {
            var earlier = new FeatureMatrix(matrix.Schema, samples.Count);
            foreach (var sample in samples)
            {
                cancellationToken.ThrowIfCancellationRequested();
                earlier.Add(labeler.Snapshot(sample.Timeline, dates[sample.DateIndex].AddDays(-days)));
            }
            return earlier;
        }
        return new TrainingSet(matrix, labels, hashes, copies, [.. samples.Select(sample => sample.DateIndex)], dates, definition.IsLabel ? null : Earlier)
        {
            UsedShare = (double)samples.Count / known.Count,
        };
    }

    private readonly record struct Sample(CustomerTimeline Timeline, int DateIndex, byte Label);

    private static List<Sample> Samples(
        IReadOnlyList<CustomerTimeline> timelines, IOutcomeLabeler labeler, IReadOnlyList<DateTimeOffset> dates, CancellationToken cancellationToken)
    {
        var samples = new List<Sample>();
        for (var dateIndex = 0; dateIndex < dates.Count; dateIndex++)
        {
            foreach (var timeline in timelines)
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (labeler.Target(timeline, dates[dateIndex]) is { } label) samples.Add(new Sample(timeline, dateIndex, label));
            }
        }
        return samples;
    }

    // By a hash of customer and date, so that who else is in the data changes nothing for a sample but the share.
    private static List<Sample> Limit(List<Sample> samples, int most)
    {
        if (samples.Count <= most) return samples;
        var limit = (ulong)((double)most / samples.Count * ulong.MaxValue);
        return samples.FindAll(sample =>
        {
            var state = SampleHash.Of(sample.Timeline.CustomerId) ^ (ulong)sample.DateIndex;
            return RandomStream.SplitMix(ref state) < limit;
        });
    }

    private static string Missing(OutcomeDefinition definition, int dates, int customers)
    {
        if (customers == 0) return "There are no customers to learn from: no accepted row names one.";
        if (definition.IsLabel)
            return $"No customer has a value in the label column '{definition.LabelColumn}': check its name against the header of the customers export.";
        return dates == 0
            ? $"The history is too short to learn from: an outcome window of {definition.OutcomeDays} days after 90 days of history does not fit into it."
            : "No outcome is known of any customer at any training date.";
    }
}
