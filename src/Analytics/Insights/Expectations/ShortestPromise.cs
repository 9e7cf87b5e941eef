namespace Analytics.Insights.Expectations;

/// <summary>The shortest promise that would have been kept nine times in ten lately, abandoned waits counted as longer than they lasted.</summary>
public sealed record ShortestPromise
{
    /// <summary>Waits of the last weeks it is worked out from, abandoned ones among them.</summary>
    public required int Waits { get; init; }

    public required int Abandoned { get; init; }

    /// <summary>Minutes, to the letter.</summary>
    public required double Minutes { get; init; }

    /// <summary>The same, rounded up to a figure that people say.</summary>
    public required int SayableMinutes { get; init; }

    /// <summary>95 % interval of <see cref="Minutes"/>, whole days being drawn anew; <c>null</c> where its upper end is not seen, or of a single day.</summary>
    public Estimate? Range { get; init; }

    /// <summary>The share of further waits that keeps within <see cref="Minutes"/> with an assurance of 95 %, 0 to 1.</summary>
    public required double AssuredShare { get; init; }

    /// <summary>Minutes within which at least nine in ten keep with an assurance of 95 %; <c>null</c> where no wait seen is long enough for that.</summary>
    public double? AssuredMinutes { get; init; }

    /// <summary>Waits of the last weeks, each week held against the promise of the weeks before it.</summary>
    public required int TestedWaits { get; init; }

    /// <summary>The share of them that kept within it, 0 to 1; <c>null</c> with too few.</summary>
    public double? TestedShare { get; init; }
}
