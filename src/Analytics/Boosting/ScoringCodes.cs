namespace Analytics.Boosting;

/// <summary>
/// One column as a model's splits see it: values that every split treats alike have the same code, a byte. A number's code counts the
/// thresholds below it, so a split compares codes as it would values; a category's code names its class.
/// </summary>
internal abstract class ScoringCodes
{
    /// <summary>The codes of some values.</summary>
    public abstract unsafe void Encode(ReadOnlySpan<float> values, byte* codes);

    /// <summary>Null when bytes do not suffice: more than 254 thresholds, or 64 classes of categories.</summary>
    /// <param name="shape">The column.</param>
    /// <param name="splits">All splits of the model that ask about it.</param>
    public static ScoringCodes? TryCreate(ColumnShape shape, IReadOnlyList<TreeNode> splits) => shape.Kind switch
    {
        ColumnKind.Categorical => CategoryScoringCodes.TryCreate(shape.CategoryCount, splits),
        _ => NumericScoringCodes.TryCreate(splits),
    };
}
