using System.Runtime.CompilerServices;
using Analytics.Boosting.Kernels;

namespace Analytics.Boosting;

/// <summary>
/// The weighted logistic loss Σ w·(log(1 + e^s) − y·s) of raw scores s (log-odds) against labels y, and its derivatives as integers
/// (<see cref="GradientScale"/>).
/// </summary>
internal sealed class LogisticLoss
{
    private readonly AlignedMemory<byte> _labels;
    private readonly AlignedMemory<double>? _weights;

    /// <param name="labels">0 or 1 for each sample; at least one.</param>
    /// <param name="weights">Above 0 for each sample, or empty when all are 1.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public LogisticLoss(ReadOnlySpan<byte> labels, ReadOnlySpan<float> weights)
    {
        _labels = new AlignedMemory<byte>(labels.Length);
        labels.CopyTo(_labels.Span);
        if (!weights.IsEmpty)
            _weights = RoundWeights(weights);

        double positives = 0, negatives = 0;
        for (var sampleIndex = 0; sampleIndex < labels.Length; sampleIndex++)
        {
            if (labels[sampleIndex] == 1)
                positives += Weight(sampleIndex);
            else
                negatives += Weight(sampleIndex);
        }

        Scale = new GradientScale(labels.Length, positives + negatives);
        HasBothLabels = positives > 0 && negatives > 0;
        InitialRawScore = HasBothLabels ? Math.Log(positives / negatives) : Math.Log((positives + 1) / (negatives + 1));
    }

    /// <summary>Whether there is anything to tell apart.</summary>
    public bool HasBothLabels { get; }

    /// <summary>
    /// The raw score that fits all samples best when they share one: the log-odds of the weighted share of positives. That is infinite when
    /// all labels are the same; there Laplace's rule of succession gives a finite one, (positives + 1) / (all + 2).
    /// </summary>
    public double InitialRawScore { get; }

    /// <summary>The units of the derivatives.</summary>
    public GradientScale Scale { get; }

    public bool HasWeights => _weights is not null;

    public double Weight(int sampleIndex) => _weights is null ? 1 : _weights.Span[sampleIndex];

    /// <summary>
    /// Derivatives of the loss of the samples from <paramref name="start"/> up to, not including, <paramref name="end"/>.
    /// </summary>
    /// <param name="rawScores">One a sample.</param>
    /// <param name="gradients">One place a sample.</param>
    /// <param name="start">The first sample.</param>
    /// <param name="end">The one after the last.</param>
    /// <param name="usePlainKernels">Whether to leave out instructions that not all processors have.</param>
    /// <returns>The range of the samples' hessians.</returns>
    public unsafe HessianRange Differentiate(
        AlignedMemory<double> rawScores, AlignedMemory<GradientSums> gradients, int start, int end, bool usePlainKernels)
    {
        var weights = _weights is null ? null : _weights.Address + start;
        var input = new LogisticKernel.Samples(rawScores.Address + start, _labels.Address + start, weights, end - start);
        var output = (long*)gradients.Address + start;
        return LogisticKernel.IsSupported && !usePlainKernels
            ? LogisticKernel.Differentiate(input, Scale, output)
            : LogisticKernel.DifferentiatePlainly(input, Scale, output, HessianRange.Empty);
    }

    /// <summary>The logistic function of a raw score.</summary>
    public static double Probability(double rawScore) => 1 / (1 + Math.Exp(-rawScore));

    /// <summary>The loss of one raw score, in nats.</summary>
    public static double Of(double rawScore, byte label)
    {
        // log(1 + e^-z), where z is the raw score in favour of the label; written so that nothing overflows.
        var margin = label == 1 ? rawScore : -rawScore;
        return Math.Max(-margin, 0) + Math.Log(1 + Math.Exp(-Math.Abs(margin)));
    }

    // Sums of rounded weights are exact, so that they do not depend on the order of the samples.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static AlignedMemory<double> RoundWeights(ReadOnlySpan<float> weights)
    {
        var largest = 0f;
        foreach (var weight in weights)
            largest = Math.Max(largest, weight);
        var rounding = new SummableRounding(weights.Length, largest);
        var rounded = new AlignedMemory<double>(weights.Length);
        for (var sampleIndex = 0; sampleIndex < weights.Length; sampleIndex++)
            rounded.Span[sampleIndex] = rounding.Round(weights[sampleIndex]);
        return rounded;
    }
}
