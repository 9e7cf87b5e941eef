namespace Analytics.Boosting;

/// <summary>
/// A split as <see cref="Kernels.SelectKernel"/> works it: of two lists of leaf numbers, one entry a sample, take the one or the other as the
/// samples' codes say.
/// </summary>
internal struct SelectStep
{
    /// <summary>What decides.</summary>
    public CodeSplit Split;

    /// <summary>The slots of the branches' lists, and of the list to make.</summary>
    public ushort Left;
    public ushort Right;
    public ushort Target;
}
