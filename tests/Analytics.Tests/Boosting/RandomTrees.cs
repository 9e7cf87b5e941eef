using Analytics.Boosting;

namespace Analytics.Tests.Boosting;

/// <summary>
/// Random trees of every kind of split, most of whose paths ask about a column more than once; columns of even index are numeric, those
/// of odd index have <see cref="CategoryCount"/> categories.
/// </summary>
internal static class RandomTrees
{
    public const int CategoryCount = 6;

    public static BoostedTrees Create(Random random, int columnCount, int treeCount, int maxDepth)
    {
        var columns = Enumerable.Range(0, columnCount)
            .Select(index => index % 2 == 0 ? new ColumnShape(ColumnKind.Numeric, 0) : new ColumnShape(ColumnKind.Categorical, CategoryCount));
        var trees = Enumerable.Range(0, treeCount).Select(_ =>
        {
            List<TreeNode> nodes = [];
            Grow(nodes, random, columnCount, maxDepth);
            return DecisionTree.TryLink(nodes)!;
        });
        return new BoostedTrees(random.NextDouble() - 0.5, [.. columns], [.. trees]);
    }

    /// <summary>A tree whose every left child is a leaf, so that it is as deep as it has splits; columns take turns.</summary>
    public static BoostedTrees Chain(int splitCount, int columnCount)
    {
        List<TreeNode> nodes = [];
        for (var splitIndex = 0; splitIndex < splitCount; splitIndex++)
        {
            nodes.Add(new TreeNode { Kind = TreeNodeKind.Threshold, ColumnIndex = splitIndex % columnCount, Threshold = splitIndex });
            nodes.Add(new TreeNode { Kind = TreeNodeKind.Leaf, Value = Math.Sin(splitIndex), SampleCount = 1, Cover = 1 });
        }

        nodes.Add(new TreeNode { Kind = TreeNodeKind.Leaf, Value = 1, SampleCount = 1, Cover = 1 });
        var columns = Enumerable.Repeat(new ColumnShape(ColumnKind.Numeric, 0), columnCount);
        return new BoostedTrees(0.25, [.. columns], [DecisionTree.TryLink(nodes)!]);
    }

    /// <summary>A sample in which a fifth of the values is missing and some categories are unseen.</summary>
    public static float[] Sample(Random random, int columnCount) =>
    [
        .. Enumerable.Range(0, columnCount).Select(index => random.Next(5) == 0 ? float.NaN
            : index % 2 == 0 ? random.Next(10) : random.Next(CategoryCount + 2)),
    ];

    /// <summary>Many of them.</summary>
    public static SampleMatrix Samples(Random random, int columnCount, int sampleCount)
    {
        var samples = Enumerable.Range(0, sampleCount).Select(_ => Sample(random, columnCount)).ToArray();
        return new SampleMatrix(sampleCount, [.. Enumerable.Range(0, columnCount).Select(column => column % 2 == 0
            ? new SampleColumn(samples.Select(sample => sample[column]).ToArray())
            : new SampleColumn(samples.Select(sample => sample[column]).ToArray(), ColumnKind.Categorical, CategoryCount))]);
    }

    /// <summary>One split for each of 100 categories of the only column, which so all differ.</summary>
    public static BoostedTrees ManyClasses()
    {
        List<TreeNode> nodes = [];
        for (var code = 0; code < 100; code++)
        {
            nodes.Add(new TreeNode { Kind = TreeNodeKind.Categories, LeftCategories = CategorySet.Of([.. Enumerable.Range(0, 100).Select(other => other == code)]) });
            nodes.Add(new TreeNode { Kind = TreeNodeKind.Leaf, Value = 1.0 / (code + 3), SampleCount = 1, Cover = 1 });
        }

        nodes.Add(new TreeNode { Kind = TreeNodeKind.Leaf, Value = -1, SampleCount = 1, Cover = 1 });
        return new BoostedTrees(0, [new ColumnShape(ColumnKind.Categorical, 100)], [DecisionTree.TryLink(nodes)!]);
    }

    /// <summary>Every category for <see cref="ManyClasses"/>, then a missing one.</summary>
    public static SampleMatrix ManyClassesSamples() =>
        new(102, TestModels.Categories([.. Enumerable.Range(0, 101).Select(code => (float)code), float.NaN], 100));

    private static void Grow(List<TreeNode> nodes, Random random, int columnCount, int depth)
    {
        if (depth == 0 || (nodes.Count > 0 && random.Next(5) == 0))
        {
            var sampleCount = random.Next(1, 50);
            nodes.Add(new TreeNode
            {
                Kind = TreeNodeKind.Leaf,
                Value = random.NextDouble() * 2 - 1,
                SampleCount = sampleCount,
                Cover = sampleCount * (0.25 + random.NextDouble()),
            });
            return;
        }

        nodes.Add(RandomSplit(random, random.Next(columnCount)));
        Grow(nodes, random, columnCount, depth - 1);
        Grow(nodes, random, columnCount, depth - 1);
    }

    private static TreeNode RandomSplit(Random random, int columnIndex)
    {
        var split = new TreeNode { ColumnIndex = columnIndex, MissingGoesLeft = random.Next(2) == 0, Gain = 1 };
        if (columnIndex % 2 == 0)
        {
            var onlyMissing = random.Next(4) == 0;
            return split with
            {
                Kind = TreeNodeKind.Threshold,
                Threshold = onlyMissing ? float.PositiveInfinity : random.Next(10) + 0.5f,
                MissingGoesLeft = split.MissingGoesLeft && !onlyMissing,
            };
        }

        bool[] left = [.. Enumerable.Range(0, CategoryCount).Select(_ => random.Next(2) == 0)];
        return split with { Kind = TreeNodeKind.Categories, LeftCategories = CategorySet.Of(left) };
    }
}
