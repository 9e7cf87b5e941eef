namespace Analytics.Tests.Boosting;

/// <summary>A node of a tree of <see cref="NaiveBooster"/>; without children it is a leaf.</summary>
internal sealed class NaiveNode
{
    public required int[] Samples { get; init; }

    public required double Lower { get; init; }

    public required double Upper { get; init; }

    public required double Cover { get; init; }

    public double Value { get; set; }

    public NaiveSplit? Split { get; set; }

    public NaiveNode? Left { get; set; }

    public NaiveNode? Right { get; set; }
}
