namespace Analytics.Boosting;

/// <summary>A leaf as the Shapley kernels work it. Addresses point into the memory of a <see cref="ShapleyTree"/>.</summary>
internal unsafe struct ShapleyLeaf
{
    /// <summary>The different columns on the leaf's path.</summary>
    public int ColumnCount;

    public ShapleyTurn* Turns;

    /// <summary>What <see cref="LeafGame.FillTables"/> or <see cref="LeafGame.FillConstants"/> makes.</summary>
    public float* Numbers;
}
