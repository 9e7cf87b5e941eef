namespace Analytics.Evaluation;

/// <summary>Samples in ascending order of their scores, equal scores side by side as one group.</summary>
internal sealed class ScoreGroups
{
    private ScoreGroups(int[] order, int[] ends)
    {
        Order = order;
        Ends = ends;
    }

    /// <summary>Sample indexes, ascending by score.</summary>
    public int[] Order { get; }

    /// <summary>For each group the end (exclusive) of its part of <see cref="Order"/>.</summary>
    public int[] Ends { get; }

    public static ScoreGroups Of(ReadOnlySpan<double> scores)
    {
        var order = new int[scores.Length];
        for (var i = 0; i < order.Length; i++) order[i] = i;
        var sorted = scores.ToArray();
        Array.Sort(sorted, order);
        var ends = new List<int>();
        for (var i = 1; i <= sorted.Length; i++)
        {
            if (i == sorted.Length || sorted[i] != sorted[i - 1]) ends.Add(i);
        }
        return new ScoreGroups(order, [.. ends]);
    }

    public int Start(int group) => group == 0 ? 0 : Ends[group - 1];

    public int Positives(int group, ReadOnlySpan<byte> labels)
    {
        var positives = 0;
        for (var i = Start(group); i < Ends[group]; i++)
        {
            if (labels[Order[i]] != 0) positives++;
        }
        return positives;
    }
}
