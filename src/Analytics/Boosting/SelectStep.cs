namespace Analytics.Boosting;

/// <summary>
/// A split as <see cref="Kernels.SelectKernel"/> works it: of two lists of leaf numbers, one entry a sample, take the one or the other as the
/// samples' codes say.
/// </summary>
internal struct SelectStep
{
    /// <summary>The column whose codes decide.</summary>
    public int ColumnIndex;

    /// <summary>The slots of the branches' lists, and of the list to make.</summary>
    public ushort Left;
    public ushort Right;
    public ushort Target;

    /// <summary>Which table of classes decides, counted from 1; 0 where code + shift at most the limit does.</summary>
    public ushort Table;

    public byte Shift;
    public byte Limit;
}
