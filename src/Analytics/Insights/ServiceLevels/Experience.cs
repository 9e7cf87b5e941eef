namespace Analytics.Insights.ServiceLevels;

/// <summary>One experience of a customer: what an answer says of it, and the contact that the answer is about.</summary>
internal sealed record Experience
{
    /// <summary>Number of the customer.</summary>
    public required int Customer { get; init; }

    /// <summary>Days since the year 1, UTC.</summary>
    public required int Day { get; init; }

    /// <summary>Number of the touchpoint.</summary>
    public required int Touchpoint { get; init; }

    /// <summary>Satisfaction, 1 to 5; NaN where it was not said.</summary>
    public double Rating { get; init; } = double.NaN;

    /// <summary>ln((promised + 1) / (waited + 1)); NaN without a contact that has both.</summary>
    public double Gap { get; init; } = double.NaN;

    /// <summary>1 to 7, 7 is easiest; NaN where it was not said.</summary>
    public double Ease { get; init; } = double.NaN;

    /// <summary>0 to 10; NaN where it was not said.</summary>
    public double Recommendation { get; init; } = double.NaN;

    /// <summary>-2 to 2; NaN where it was not said.</summary>
    public double Expectation { get; init; } = double.NaN;

    /// <summary>Two or more reopens, or a fee or price rise without notice in the month before.</summary>
    public bool IsWronged { get; init; }

    /// <summary>Goodwill in the month before that no complaint had asked for.</summary>
    public bool HasGift { get; init; }

    /// <summary>The comment speaks of delight.</summary>
    public bool IsDelighted { get; init; }

    /// <summary>Whether the customer left within the horizon; <c>null</c> where that is not known.</summary>
    public bool? Left { get; init; }
}
