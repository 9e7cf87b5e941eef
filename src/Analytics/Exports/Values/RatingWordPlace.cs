namespace Analytics.Exports.Values;

/// <summary>A word of rating.</summary>
/// <param name="Word">As the sets have it.</param>
/// <param name="Place">Where it stands over all sets that have it: -1 worst, 1 best.</param>
/// <param name="IsEnd">It may be the best or worst of a question's answers.</param>
internal readonly record struct RatingWordPlace(string Word, double Place, bool IsEnd);
