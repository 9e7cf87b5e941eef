namespace Analytics.Boosting;

/// <summary>
/// What <see cref="Kernels.ShapleyKernel"/> needs of a leaf. Addresses point into the memory of a <see cref="ShapleyTree"/>.
/// </summary>
internal unsafe struct ShapleyLeaf
{
    /// <summary>The different columns on the leaf's path.</summary>
    public int ColumnCount;

    /// <summary>Their indexes.</summary>
    public int* Columns;

    /// <summary>The points of the rule that integrates exactly, and the rule's weights.</summary>
    public int PointCount;
    public float* Weights;

    /// <summary>
    /// For each column: at each point t the factor t + (1 − t)·u of a sample that takes the turns and (1 − t)·u of one that does not, u being
    /// the share of samples that take them, then both reciprocals; and last what the integral is multiplied by, v·(1 − u) and −v·u.
    /// </summary>
    public float* Constants;

    public static int ConstantsOf(int pointCount) => 4 * pointCount + 2;
}
