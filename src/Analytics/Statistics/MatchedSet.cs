namespace Analytics.Statistics;

/// <summary>One who was exposed, and those who were like them and were not.</summary>
/// <param name="Exposed">Who was exposed, by number.</param>
/// <param name="Outcome">What became of them, such as 1 or 0.</param>
/// <param name="Controls">At least one, by number; may stand in several sets, and may be exposed in another.</param>
/// <param name="ControlOutcomes">What became of each.</param>
internal sealed record MatchedSet(int Exposed, double Outcome, IReadOnlyList<int> Controls, IReadOnlyList<double> ControlOutcomes)
{
    public double ControlMean => ControlOutcomes.Average();
}
