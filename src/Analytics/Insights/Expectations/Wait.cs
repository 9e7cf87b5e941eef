namespace Analytics.Insights.Expectations;

/// <summary>The wait of one contact.</summary>
/// <param name="Customer">Number of the customer.</param>
/// <param name="Day">Days since the year 1, UTC.</param>
/// <param name="Band">Hours of the day, UTC: hour / 4.</param>
/// <param name="Promised">Minutes; NaN where nothing was promised.</param>
/// <param name="Actual">Minutes, of an abandoned contact until it was.</param>
/// <param name="Answered">Whether the wait came to its end.</param>
/// <param name="Rating">Satisfaction, 1 to 5, by the answer that is about the contact; NaN without one.</param>
/// <param name="Left">Whether the customer left within the horizon after it; <c>null</c> where that is not known.</param>
internal readonly record struct Wait(int Customer, int Day, byte Band, float Promised, float Actual, bool Answered, float Rating, bool? Left)
{
    /// <summary>Whether what was promised can be held against what happened.</summary>
    public bool HasGap => Answered && !float.IsNaN(Promised);

    public bool IsKept => Actual <= Promised;

    /// <summary>ln((promised + 1) / (actual + 1)): above 0 where the wait was shorter than promised. Minutes are counted from 1, so that none at all has a logarithm.</summary>
    public double LogGap => Math.Log((Promised + 1.0) / (Actual + 1.0));
}
