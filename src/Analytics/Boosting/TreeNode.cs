namespace Analytics.Boosting;

/// <summary>A node of a trained tree; see <see cref="DecisionTree.Nodes"/> for their order.</summary>
public readonly record struct TreeNode
{
    public TreeNodeKind Kind { get; init; }

    /// <summary>The column a split asks about.</summary>
    public int ColumnIndex { get; init; }

    /// <summary>
    /// Of a <see cref="TreeNodeKind.Threshold"/>: a value at most this goes left. Positive infinity sends every value left but the missing.
    /// </summary>
    public float Threshold { get; init; }

    /// <summary>Of a <see cref="TreeNodeKind.Categories"/>: the codes that go left; else null.</summary>
    public CategorySet? LeftCategories { get; init; }

    /// <summary>Whether a split sends missing values and unseen categories left.</summary>
    public bool MissingGoesLeft { get; init; }

    /// <summary>The place of the left child among the nodes.</summary>
    public int LeftIndex { get; init; }

    /// <summary>The place of the right child among the nodes.</summary>
    public int RightIndex { get; init; }

    /// <summary>
    /// By how much a split decreased the regularised training loss (before the learning rate), less what ordering so many categories gains
    /// by chance; above 0.
    /// </summary>
    public double Gain { get; init; }

    /// <summary>The number of training samples that reached the node; of a split the sum of its children's.</summary>
    public int SampleCount { get; init; }

    /// <summary>The weight of those samples; of a split the sum of its children's.</summary>
    public double Cover { get; init; }

    /// <summary>What a leaf adds to the raw score, the learning rate included; 0 for a split.</summary>
    public double Value { get; init; }

    public bool IsLeaf => Kind == TreeNodeKind.Leaf;

    /// <summary>Whether a split sends this value of its column left.</summary>
    public bool SendsLeft(float value)
    {
        if (LeftCategories is null)
            return float.IsNaN(value) ? MissingGoesLeft : value <= Threshold;
        return CategoryCode.TryRead(value, LeftCategories.CategoryCount, out var code) ? LeftCategories.Contains(code) : MissingGoesLeft;
    }
}
