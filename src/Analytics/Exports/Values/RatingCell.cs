namespace Analytics.Exports.Values;

/// <summary>What one cell says of a rating, before a scale is known.</summary>
/// <param name="Kind">What kind of text it is.</param>
/// <param name="Value">The number, unless it is a word.</param>
/// <param name="Of">The highest rating that the cell itself names, as in <c>4/5</c> and <c>★★★★☆</c>.</param>
/// <param name="Word">The word, or the label of a number.</param>
/// <param name="HasUnit">分, 星 or the like stands behind the number.</param>
internal readonly record struct RatingCell(RatingCellKind Kind, double Value = 0, double? Of = null, RatingWordPlace? Word = null, bool HasUnit = false)
{
    /// <summary>It is a rating by its looks, not only a number.</summary>
    public bool IsWorded => Kind is RatingCellKind.Word or RatingCellKind.Stars || Word is not null || Of is not null || HasUnit;
}
