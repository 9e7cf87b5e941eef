namespace Analytics.Boosting;

/// <summary>An edge of a path from a tree's root: one answer to a split.</summary>
internal struct ShapleyEdge
{
    /// <summary>The place of the split among the tree's nodes.</summary>
    public int SplitIndex;

    /// <summary>Whether the edge leads to the split's right child.</summary>
    public bool IsRight;

    /// <summary>The column the split asks about.</summary>
    public int ColumnIndex;

    /// <summary>
    /// The probability of giving this and all earlier answers about the column on the path without knowing its value: the product of
    /// the children's shares of their parents' covers.
    /// </summary>
    public double UnknownShare;

    /// <summary>The same for the sample's value: 1 where it gives all these answers, else 0.</summary>
    public double KnownShare;

    /// <summary>The place on the path of the edge before this one that asks about the same column; -1 if there is none.</summary>
    public int EarlierIndex;

    /// <summary>Whether a later edge on the path asks about the same column and so speaks for this one too.</summary>
    public bool IsSuperseded;
}
