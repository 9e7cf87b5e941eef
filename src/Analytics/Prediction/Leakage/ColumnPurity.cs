using Analytics.Boosting;
using Analytics.Statistics;

namespace Analytics.Prediction.Leakage;

/// <summary>How pure the purest value of a column is: a reason that is filled in for most who left, and for few others, has a modest AUC.</summary>
internal static class ColumnPurity
{
    /// <summary>A value of fewer samples proves nothing.</summary>
    private const int MinSamples = 30;

    /// <summary>Half the two-sided normal 99 %.</summary>
    private const double Normal99 = 2.5758293035489004;

    /// <summary>
    /// Highest lower end of the 99 % Wilson interval of the share of positives over the column's values and its missing and filled samples;
    /// <c>null</c> where none of them is large enough, or all samples are one. Ranges of numbers are not looked at: the top of an honest
    /// strong sign is nearly pure too, and a leak among numbers shows in the AUC.
    /// </summary>
    public static double? Of(SampleColumn column, byte[] labels)
    {
        var values = column.Values;
        var groups = new Dictionary<float, (int Count, int Positives)>();
        for (var i = 0; i < labels.Length; i++)
        {
            var value = values.Span[i];
            var (count, positives) = groups.GetValueOrDefault(value);
            groups[value] = (count + 1, positives + labels[i]);
        }
        var missing = groups.GetValueOrDefault(float.NaN);
        groups.Remove(float.NaN);
        (int Count, int Positives) filled = (labels.Length - missing.Count, groups.Values.Sum(group => group.Positives));
        return groups.Values.Append(missing).Append(filled).Where(group => group.Count >= MinSamples && group.Count < labels.Length)
            .Select(group => (double?)Interval.Wilson(group.Positives, group.Count, Normal99).Low)
            .Max();
    }
}
