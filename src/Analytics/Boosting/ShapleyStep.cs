namespace Analytics.Boosting;

/// <summary>A split as <see cref="Kernels.TurnKernel"/> works it.</summary>
internal struct ShapleyStep
{
    /// <summary>What decides.</summary>
    public CodeSplit Split;

    /// <summary>The mark of the turn before it, on the same path and about the same column; 0, which every sample has, where there is none.</summary>
    public int Earlier;

    /// <summary>The mark of the way left; that of the way right comes next.</summary>
    public int Left;
}
