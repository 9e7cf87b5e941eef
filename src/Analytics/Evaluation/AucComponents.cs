namespace Analytics.Evaluation;

/// <summary>The structural components of an AUC: what each sample contributes to it.</summary>
/// <param name="Positives">For each positive the share of negatives it beats, ties counting half, in the order of the samples.</param>
/// <param name="Negatives">For each negative the share of positives that beat it.</param>
internal sealed record AucComponents(double[] Positives, double[] Negatives)
{
    /// <summary>Whether there are two of each class, as a variance needs.</summary>
    public bool HasVariance => Positives.Length > 1 && Negatives.Length > 1;

    public double Auc { get; } = Positives.Length == 0 ? double.NaN : Positives.Average();

    public static AucComponents Of(ReadOnlySpan<double> scores, ReadOnlySpan<byte> labels)
    {
        if (scores.Length != labels.Length) throw new ArgumentException("There must be one label a score.", nameof(labels));
        var groups = ScoreGroups.Of(scores);
        var total = 0;
        foreach (var label in labels)
        {
            if (label != 0) total++;
        }
        // The midrank of a sample among all less that among its own class is the number of the other class below it.
        var shares = new double[labels.Length];
        int positivesBelow = 0, negativesBelow = 0;
        for (var group = 0; group < groups.Ends.Length; group++)
        {
            var positives = groups.Positives(group, labels);
            var negatives = groups.Ends[group] - groups.Start(group) - positives;
            var beaten = (negativesBelow + (negatives / 2.0)) / (labels.Length - total);
            var beating = (total - positivesBelow - (positives / 2.0)) / total;
            for (var i = groups.Start(group); i < groups.Ends[group]; i++)
                shares[groups.Order[i]] = labels[groups.Order[i]] != 0 ? beaten : beating;
            positivesBelow += positives;
            negativesBelow += negatives;
        }
        var (ofPositives, ofNegatives) = (new double[total], new double[labels.Length - total]);
        for (int i = 0, positive = 0, negative = 0; i < labels.Length; i++)
        {
            if (labels[i] != 0) ofPositives[positive++] = shares[i];
            else ofNegatives[negative++] = shares[i];
        }
        return new AucComponents(ofPositives, ofNegatives);
    }

    /// <summary>Of two AUCs on the same samples: S₁₀/m + S₀₁/n, each S the sample covariance of the components; of one with itself its variance.</summary>
    public static double Covariance(AucComponents first, AucComponents second) =>
        (Covariance(first.Positives, second.Positives) / first.Positives.Length) + (Covariance(first.Negatives, second.Negatives) / first.Negatives.Length);

    private static double Covariance(double[] first, double[] second)
    {
        double firstMean = first.Average(), secondMean = second.Average(), sum = 0;
        for (var i = 0; i < first.Length; i++) sum += (first[i] - firstMean) * (second[i] - secondMean);
        return sum / (first.Length - 1);
    }
}
