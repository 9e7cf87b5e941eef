namespace Analytics.Statistics;

/// <summary>
/// Which of many tests count as found, so that of those found at most a given share is expected to be false: the step-up procedure of
/// Benjamini and Hochberg (1995), valid for tests that are independent or positively dependent.
/// </summary>
internal static class BenjaminiHochberg
{
    /// <summary>The rate used where several figures are compared: one in ten of those called different may be so by chance.</summary>
    public const double UsualRate = 0.10;

    /// <param name="pValues">One a test, 0 to 1.</param>
    /// <param name="rate">The greatest expected share of false ones among those found.</param>
    /// <returns>One a test: whether it is found. Of m tests the k smallest are, k being the greatest whose p-value is at most k·rate/m.</returns>
    public static bool[] Found(ReadOnlySpan<double> pValues, double rate = UsualRate)
    {
        var order = Enumerable.Range(0, pValues.Length).ToArray();
        var values = pValues.ToArray();
        Array.Sort(values, order);
        var found = new bool[pValues.Length];
        var last = values.Length - 1;
        while (last >= 0 && !(values[last] <= (last + 1) * rate / values.Length)) last--;
        for (var index = 0; index <= last; index++) found[order[index]] = true;
        return found;
    }
}
