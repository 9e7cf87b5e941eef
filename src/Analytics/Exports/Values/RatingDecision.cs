namespace Analytics.Exports.Values;

/// <summary>The format of a column of ratings.</summary>
/// <param name="Format">The format.</param>
/// <param name="Present">Values that are not missing, codes for no answer left out.</param>
/// <param name="Readable">Present values that the format reads.</param>
/// <param name="Certainty">Whether another scale or set of words would have done as well.</param>
/// <param name="IsUnusual">Numbers are on another scale than the field's own: worth a warning.</param>
/// <param name="CodeCount">How often the codes of <see cref="RatingFormat.NoAnswerCodes"/> occur.</param>
internal sealed record RatingDecision(RatingFormat Format, long Present, long Readable, Certainty Certainty, bool IsUnusual, long CodeCount)
    : ColumnDecision<RatingFormat>(Format, Present, Readable, Certainty);
