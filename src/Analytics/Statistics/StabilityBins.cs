namespace Analytics.Statistics;

/// <summary>
/// Fixed bins of a reference sample into which it and a later sample are counted: numbers by the reference's quantiles, categories one each.
/// Missing values, and categories that the reference does not have, have a bin of their own.
/// </summary>
internal sealed class StabilityBins
{
    public const int UsualBins = 10;

    /// <summary>A category of which the smaller sample would have fewer is counted with the other rare ones: χ² does not hold for it.</summary>
    private const double LeastExpected = 5;

    private readonly float[] _cuts;
    private readonly int[]? _binOf;
    private readonly int _unseen;

    private StabilityBins(float[] cuts, int[]? binOf, int count)
    {
        (_cuts, _binOf, Count) = (cuts, binOf, count);
        _unseen = count - 2;
    }

    /// <summary>Bins, some of which may hold nothing in either sample.</summary>
    public int Count { get; }

    /// <summary>Bins of about equal reference count, fewer where many values are equal: a value at a cut goes below it.</summary>
    /// <param name="reference">Values; NaN is missing.</param>
    /// <param name="bins">At least 1.</param>
    public static StabilityBins OfNumbers(ReadOnlySpan<float> reference, int bins = UsualBins)
    {
        var ascending = Ascending(reference);
        var cuts = new List<float>();
        for (var bin = 1; bin < bins && ascending.Length > 0; bin++)
        {
            var cut = ascending[(int)((((long)ascending.Length * bin) - 1) / bins)];
            // A cut at the greatest value would leave nothing above it.
            if ((cuts.Count == 0 || cut > cuts[^1]) && cut < ascending[^1]) cuts.Add(cut);
        }
        return new StabilityBins([.. cuts], null, cuts.Count + 2);
    }

    /// <summary>A bin a category, one for those that are rare in the reference, one for the unseen ones.</summary>
    /// <param name="reference">Codes from 0; anything else is missing.</param>
    /// <param name="categories">Number of codes.</param>
    /// <param name="otherCount">Size of the sample to be compared.</param>
    public static StabilityBins OfCategories(ReadOnlySpan<float> reference, int categories, int otherCount)
    {
        var counts = new int[categories];
        foreach (var value in reference)
        {
            if (value >= 0 && value < categories) counts[(int)value]++;
        }
        var least = LeastExpected * Math.Max(1, (double)reference.Length / Math.Max(1, otherCount));
        var binOf = new int[categories];
        // The first bin is that of the rare ones; the last two are those of the unseen and of the missing.
        var next = 1;
        for (var category = 0; category < categories; category++) binOf[category] = counts[category] == 0 ? -1 : counts[category] < least ? 0 : next++;
        return new StabilityBins([], binOf, next + 2);
    }

    /// <summary>How many values lie in each bin.</summary>
    public int[] Counts(ReadOnlySpan<float> values)
    {
        var counts = new int[Count];
        foreach (var value in values) counts[BinOf(value)]++;
        return counts;
    }

    /// <summary>The values that are not missing, in order.</summary>
    public static float[] Ascending(ReadOnlySpan<float> values)
    {
        var known = new List<float>(values.Length);
        foreach (var value in values)
        {
            if (!float.IsNaN(value)) known.Add(value);
        }
        known.Sort();
        return [.. known];
    }

    private int BinOf(float value)
    {
        if (_binOf is { } binOf)
        {
            if (!(value >= 0 && value < binOf.Length)) return Count - 1;
            return binOf[(int)value] is var bin and >= 0 ? bin : _unseen;
        }
        if (float.IsNaN(value)) return Count - 1;
        var place = Array.BinarySearch(_cuts, value);
        return place >= 0 ? place : ~place;
    }
}
