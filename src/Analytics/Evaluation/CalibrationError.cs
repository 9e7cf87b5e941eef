using Analytics.Statistics;

namespace Analytics.Evaluation;

/// <summary>How far probabilities lie from what happened, bin by bin.</summary>
public static class CalibrationError
{
    /// <summary>
    /// Expected calibration error: Σ (bin count / n)·|mean probability − share of positives| over ten bins of equal count
    /// (Naeini, Cooper and Hauskrecht 2015). Equal probabilities stay in one bin. It is above 0 even of a perfect model: see
    /// <see cref="CalibrationErrorFloor"/>.
    /// </summary>
    /// <param name="probabilities">One a sample.</param>
    /// <param name="labels">0 or 1 a sample.</param>
    /// <returns><c>null</c> without samples.</returns>
    public static double? Expected(ReadOnlySpan<double> probabilities, ReadOnlySpan<byte> labels)
    {
        if (labels.Length == 0 && probabilities.Length == 0) return null;
        double sum = 0;
        foreach (var bin in Reliability(probabilities, labels)) sum += bin.Count * Math.Abs(bin.Predicted - bin.Observed);
        return sum / labels.Length;
    }

    /// <summary>The bins behind the error, ascending by probability; fewer than <paramref name="binCount"/> where many samples share a probability.</summary>
    /// <param name="probabilities">One a sample.</param>
    /// <param name="labels">0 or 1 a sample.</param>
    /// <param name="binCount">At least 1.</param>
    public static IReadOnlyList<ReliabilityBin> Reliability(ReadOnlySpan<double> probabilities, ReadOnlySpan<byte> labels, int binCount = EqualCountBins.UsualCount)
    {
        if (probabilities.Length != labels.Length) throw new ArgumentException("There must be one label a probability.", nameof(labels));
        var bins = EqualCountBins.Of(probabilities, binCount);
        var table = new ReliabilityBin[bins.Ends.Length];
        for (var bin = 0; bin < table.Length; bin++)
        {
            double predicted = 0;
            var positives = 0;
            for (var i = bins.Start(bin); i < bins.Ends[bin]; i++)
            {
                predicted += probabilities[bins.Order[i]];
                if (labels[bins.Order[i]] != 0) positives++;
            }
            var count = bins.Ends[bin] - bins.Start(bin);
            table[bin] = new ReliabilityBin(predicted / count, (double)positives / count, count, Interval.Wilson(positives, count));
        }
        return table;
    }
}
