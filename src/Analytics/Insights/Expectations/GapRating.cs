namespace Analytics.Insights.Expectations;

/// <summary>How ratings move with the gap, ln((promised + 1) / (actual + 1)), minutes, on both sides of the promise.</summary>
public sealed record GapRating
{
    /// <summary>Contacts with a gap and a rating.</summary>
    public required int Answers { get; init; }

    /// <summary>Their customers.</summary>
    public required int Customers { get; init; }

    /// <summary>Standard deviation of the log gap.</summary>
    public required double SpreadLog { get; init; }

    /// <summary>Fitted rating of a contact that took as long as promised, 1 to 5.</summary>
    public required double AtPromise { get; init; }

    /// <summary>Points by which the rating lies higher for each standard deviation sooner than promised.</summary>
    public required Estimate Gain { get; init; }

    /// <summary>Points by which it lies lower for each standard deviation later than promised.</summary>
    public required Estimate Loss { get; init; }

    /// <summary>Loss over gain; <c>null</c> unless the gain's whole interval lies above 0.</summary>
    public double? Ratio { get; init; }

    /// <summary>Of the loss being no greater than the gain, one-sided.</summary>
    public required double AsymmetryPValue { get; init; }

    /// <summary>Whether being late goes with a greater step than being early, at 5 %.</summary>
    public bool IsAsymmetric => AsymmetryPValue < 0.05;

    /// <summary>Of the rating not moving with the gap at all.</summary>
    public required double PValue { get; init; }

    /// <summary>Whether it is said to move with the gap, among the tests of the insight.</summary>
    public bool IsDifferent { get; init; }

    /// <summary>In ascending order of the gap.</summary>
    public required IReadOnlyList<GapGroup> Groups { get; init; }
}
