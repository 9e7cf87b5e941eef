namespace Analytics.Boosting;

/// <summary>One column of a <see cref="SampleMatrix"/>: a value for each sample.</summary>
public sealed class SampleColumn
{
    /// <param name="values">
    /// One value a sample; NaN is missing. In a categorical column a value is a code 0..<paramref name="categoryCount"/>-1, and any
    /// other number is an unseen category, which is treated like a missing one. Infinities are ordinary extreme values.
    /// The memory is referred to, not copied: leave it unchanged while the column is in use.
    /// </param>
    /// <param name="kind">Whether the values are ordered.</param>
    /// <param name="categoryCount">At most <see cref="ColumnShape.MaxCategoryCount"/>; 0 for a numeric column.</param>
    public SampleColumn(ReadOnlyMemory<float> values, ColumnKind kind = ColumnKind.Numeric, int categoryCount = 0)
    {
        Shape = new ColumnShape(kind, categoryCount);
        Values = values;
    }

    public ReadOnlyMemory<float> Values { get; }

    public ColumnShape Shape { get; }

    public ColumnKind Kind => Shape.Kind;

    public int CategoryCount => Shape.CategoryCount;
}
