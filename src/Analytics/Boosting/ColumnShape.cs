namespace Analytics.Boosting;

/// <summary>What a column is, without its values: all that a trained model remembers of it.</summary>
public readonly record struct ColumnShape
{
    /// <summary>
    /// The most categories a column may have. Codes are stored as floats, and every split on the column stores one bit a code.
    /// </summary>
    public const int MaxCategoryCount = 65_536;

    /// <param name="kind">Whether values are ordered.</param>
    /// <param name="categoryCount">Codes run from 0 to this less one; 0 for a numeric column.</param>
    public ColumnShape(ColumnKind kind, int categoryCount)
    {
        if (kind is not (ColumnKind.Numeric or ColumnKind.Categorical))
            throw new ArgumentOutOfRangeException(nameof(kind), kind, "Unknown kind of column.");
        ArgumentOutOfRangeException.ThrowIfNegative(categoryCount);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(categoryCount, MaxCategoryCount);
        if (kind == ColumnKind.Numeric && categoryCount != 0)
            throw new ArgumentException("A numeric column has no categories.", nameof(categoryCount));

        Kind = kind;
        CategoryCount = categoryCount;
    }

    public ColumnKind Kind { get; }

    public int CategoryCount { get; }
}
