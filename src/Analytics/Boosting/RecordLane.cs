namespace Analytics.Boosting;

/// <summary>
/// One byte of a sample's record: the bin of one column, or the bins of several columns of few bins as one number with a digit for each.
/// One update then counts a sample in all of them, and a histogram of the numbers is summed up by digits when it is complete.
/// </summary>
/// <param name="Columns">Indexes of the columns; the first is the lowest digit.</param>
/// <param name="Radixes">For each column how many values its digit has.</param>
internal sealed record RecordLane(int[] Columns, int[] Radixes)
{
    public const int MaxCodes = 256;

    public int CodeCount { get; } = Radixes.Aggregate(1, (product, radix) => product * radix);

    /// <summary>
    /// Packs columns into as few lanes as trying the largest first gives. A column without missing values needs no digit for them.
    /// </summary>
    public static List<RecordLane> Pack(BinnedMatrix samples)
    {
        var lanes = new List<(List<int> Columns, int CodeCount)>();
        foreach (var columnIndex in Enumerable.Range(0, samples.Columns.Length).OrderByDescending(index => RadixOf(samples.Columns[index])))
        {
            var radix = RadixOf(samples.Columns[columnIndex]);
            var fitting = lanes.FindIndex(lane => lane.CodeCount * radix <= MaxCodes);
            if (fitting < 0)
                lanes.Add(([columnIndex], radix));
            else
                lanes[fitting] = ([.. lanes[fitting].Columns, columnIndex], lanes[fitting].CodeCount * radix);
        }

        return [.. lanes.Select(lane => new RecordLane([.. lane.Columns], [.. lane.Columns.Select(index => RadixOf(samples.Columns[index]))]))];
    }

    private static int RadixOf(BinnedColumn column) => column.BinCount + (column.HasMissing ? 1 : 0);
}
