namespace Analytics.Exports.Values;

/// <summary>What kind of text a rating is.</summary>
internal enum RatingCellKind
{
    /// <summary>It is no rating.</summary>
    Other,
    Missing,
    Number,
    Percent,
    Stars,
    Word,
}
