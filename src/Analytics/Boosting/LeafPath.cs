namespace Analytics.Boosting;

/// <summary>A leaf and what leads to it, by column: a sample comes to it if it takes all of the path's turns.</summary>
/// <param name="Value">The leaf's value.</param>
/// <param name="Columns">The different columns on the path, in the order in which it first asks about them.</param>
internal sealed record LeafPath(double Value, IReadOnlyList<PathColumn> Columns)
{
    /// <summary>More columns than this are too many for <see cref="ShapleyTree"/>.</summary>
    public const int MaxColumns = 16;

    /// <summary>Below this single precision does not do: a reciprocal would be too near to overflow.</summary>
    private const double SmallestShare = 1e-12;

    /// <summary>
    /// The paths to a tree's leaves, from left to right; null where they are too long or shares too small for single precision. Of the split
    /// number s, counted in the order of the nodes, the way left has the mark 2s + 1 and the way right 2s + 2.
    /// </summary>
    /// <param name="tree">The tree.</param>
    /// <param name="earlier">
    /// Receives of each split the mark of the turn before it on the same path and about the same column; 0 where there is none.
    /// </param>
    public static List<LeafPath>? TryFindAll(DecisionTree tree, List<int> earlier)
    {
        var nodes = tree.Nodes;
        var paths = new List<LeafPath>();
        var pending = new Stack<(int NodeIndex, List<PathColumn> Columns)>([(0, [])]);
        while (pending.TryPop(out var place))
        {
            var (node, columns) = (nodes[place.NodeIndex], place.Columns);
            if (columns.Count > MaxColumns || columns.Exists(column => column.Share < SmallestShare))
                return null;
            if (node.IsLeaf)
            {
                paths.Add(new LeafPath(node.Value, columns));
                continue;
            }

            var number = earlier.Count;
            earlier.Add(columns.Find(column => column.ColumnIndex == node.ColumnIndex).Mark);
            pending.Push((node.RightIndex, Extend(columns, node.ColumnIndex, 2 * number + 2, nodes[node.RightIndex].Cover / node.Cover)));
            pending.Push((node.LeftIndex, Extend(columns, node.ColumnIndex, 2 * number + 1, nodes[node.LeftIndex].Cover / node.Cover)));
        }

        return paths;
    }

    private static List<PathColumn> Extend(List<PathColumn> columns, int columnIndex, int mark, double share)
    {
        var extended = new List<PathColumn>(columns);
        var place = extended.FindIndex(column => column.ColumnIndex == columnIndex);
        if (place < 0)
            extended.Add(new PathColumn(columnIndex, mark, share));
        else
            extended[place] = new PathColumn(columnIndex, mark, extended[place].Share * share);
        return extended;
    }
}
