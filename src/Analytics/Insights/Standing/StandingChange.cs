namespace Analytics.Insights.Standing;

/// <summary>The month from which on a metric differs most from before.</summary>
/// <param name="Month">First month of the new level, as <c>2026-03</c>.</param>
/// <param name="Size">New level less old, in the metric's unit. The month is the one where this is greatest, so it is rather too great.</param>
/// <param name="PValue">Of the whole search over the months.</param>
/// <param name="IsFound">Whether it is called a change, judged with those of the other metrics.</param>
/// <param name="HasSeason">Whether a yearly rhythm was taken out, from 24 months on.</param>
/// <param name="IsAutocorrelated">Whether neighbouring months resemble each other, so that a change is found too easily.</param>
/// <param name="FitsBetterThanTrend">Whether a step fits the months better than a straight line.</param>
public sealed record StandingChange(string Month, Estimate Size, double PValue, bool IsFound, bool HasSeason, bool IsAutocorrelated, bool FitsBetterThanTrend);
