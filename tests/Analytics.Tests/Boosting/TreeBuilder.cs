using Analytics.Boosting;

namespace Analytics.Tests.Boosting;

/// <summary>Builds one tree of numeric splits by hand, nodes in preorder.</summary>
internal sealed class TreeBuilder(int columnCount)
{
    private readonly List<TreeNode> _nodes = [];

    public TreeBuilder Split(int column, float threshold)
    {
        _nodes.Add(new TreeNode { Kind = TreeNodeKind.Threshold, ColumnIndex = column, Threshold = threshold, Gain = 1 });
        return this;
    }

    public TreeBuilder Leaf(double value, double cover)
    {
        _nodes.Add(new TreeNode { Kind = TreeNodeKind.Leaf, Value = value, SampleCount = 1, Cover = cover });
        return this;
    }

    public BoostedTrees Build() => new(0, [.. Enumerable.Repeat(new ColumnShape(ColumnKind.Numeric, 0), columnCount)], [DecisionTree.TryLink(_nodes)!]);
}
