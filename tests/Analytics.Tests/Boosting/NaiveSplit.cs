namespace Analytics.Tests.Boosting;

/// <summary>A split of <see cref="NaiveBooster"/>: what it asks, and the samples on either side.</summary>
internal sealed record NaiveSplit(
    double Gain,
    int Column,
    int Position,
    float Threshold,
    int[]? LeftCodes,
    bool MissingGoesLeft,
    int Constraint,
    int[] Left,
    int[] Right);
