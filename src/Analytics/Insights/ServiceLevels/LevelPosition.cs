namespace Analytics.Insights.ServiceLevels;

/// <summary>Where an experience stands among others, by one yardstick; each 0 to 1, NaN where nothing is known.</summary>
/// <param name="Score">Rank of S, the mean of the ranks of rating, gap and ease.</param>
/// <param name="Gap">Rank of the gap.</param>
/// <param name="Ease">Rank of the ease.</param>
/// <param name="Others">Experiences that the score is ranked among.</param>
/// <param name="IsLate">Whether it was later than promised by more than nine in ten late ones of its touchpoint: an anchor that no yardstick moves.</param>
internal readonly record struct LevelPosition(double Score, double Gap, double Ease, int Others, bool IsLate);
