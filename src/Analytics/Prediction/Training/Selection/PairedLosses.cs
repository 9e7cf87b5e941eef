namespace Analytics.Prediction.Training.Selection;

/// <summary>Compares two models by their losses on the same samples.</summary>
internal static class PairedLosses
{
    /// <summary>
    /// By how many standard errors the first loses more than the second: the mean of the paired differences over its standard error, summed by
    /// group first, as samples of one customer are no separate witnesses. 0 where fewer than two groups tell.
    /// </summary>
    /// <param name="first">Log loss by sample.</param>
    /// <param name="second">Log loss by sample.</param>
    /// <param name="groups">One a sample.</param>
    /// <param name="samples">Those to compare on.</param>
    public static double StandardErrors(double[] first, double[] second, ulong[] groups, IEnumerable<int> samples)
    {
        var behind = new Dictionary<ulong, double>();
        foreach (var sample in samples) behind[groups[sample]] = behind.GetValueOrDefault(groups[sample]) + first[sample] - second[sample];
        if (behind.Count < 2) return 0;
        var sum = behind.Values.Sum();
        var mean = sum / behind.Count;
        var variance = behind.Values.Sum(value => (value - mean) * (value - mean)) / (behind.Count - 1);
        return sum == 0 ? 0 : sum / Math.Sqrt(variance * behind.Count);
    }
}
