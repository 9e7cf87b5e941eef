using Analytics.Evaluation;
using Analytics.Features;

namespace Analytics.Prediction.Training;

/// <summary>Samples with their labels: one a customer and as-of date.</summary>
public sealed class TrainingSet
{
    private readonly Func<int, FeatureMatrix>? _earlier;

    internal TrainingSet(
        FeatureMatrix features, byte[] labels, ulong[] hashes, FoldCopies copies, int[] dateIndices, IReadOnlyList<DateTimeOffset> dates,
        Func<int, FeatureMatrix>? earlier)
    {
        Features = features;
        Labels = labels;
        Hashes = hashes;
        Copies = copies;
        DateIndices = dateIndices;
        Dates = dates;
        Positives = labels.Count(label => label != 0);
        _earlier = earlier;
    }

    public FeatureMatrix Features { get; }

    /// <summary>1 where the outcome came true, else 0; one a sample.</summary>
    public IReadOnlyList<byte> Labels { get; }

    /// <summary>What folds are made by; one a sample. Samples that must not straddle folds share one.</summary>
    public IReadOnlyList<ulong> Hashes { get; }

    /// <summary>Which customers share a fold with another, as their rows are the same.</summary>
    internal FoldCopies Copies { get; }

    /// <summary>0-based place in <see cref="Dates"/>; one a sample.</summary>
    public IReadOnlyList<int> DateIndices { get; }

    /// <summary>The as-of dates, oldest first.</summary>
    public IReadOnlyList<DateTimeOffset> Dates { get; }

    public int Positives { get; }

    public int Negatives => Labels.Count - Positives;

    /// <summary>The samples as a share of all whose outcome is known: 1, unless there were too many.</summary>
    public double UsedShare { get; init; } = 1;

    /// <summary>The same samples without some of the features.</summary>
    public TrainingSet Without(IReadOnlyCollection<string> features)
    {
        ArgumentNullException.ThrowIfNull(features);
        if (features.Count == 0) return this;
        return new TrainingSet(
            Features.Without(features), [.. Labels], [.. Hashes], Copies, [.. DateIndices], Dates, _earlier is null ? null : days => _earlier(days).Without(features))
        {
            UsedShare = UsedShare,
        };
    }

    /// <summary>Whether what the features were earlier is known.</summary>
    internal bool HasHistory => _earlier is not null;

    /// <summary>What the features of the same samples were some days before their dates: computed anew each time.</summary>
    /// <exception cref="InvalidOperationException">There is no history.</exception>
    internal FeatureMatrix Earlier(int days) => _earlier is null ? throw new InvalidOperationException("A table of labels has no history.") : _earlier(days);
}
