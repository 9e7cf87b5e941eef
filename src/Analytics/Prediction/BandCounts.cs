namespace Analytics.Prediction;

/// <summary>Customers by risk band.</summary>
public readonly record struct BandCounts(long High, long Medium, long Low)
{
    public long Total => High + Medium + Low;

    /// <summary>One customer of a band.</summary>
    /// <exception cref="ArgumentException">There is no such band.</exception>
    public static BandCounts One(string band) => band switch
    {
        RiskBand.High => new(1, 0, 0),
        RiskBand.Medium => new(0, 1, 0),
        RiskBand.Low => new(0, 0, 1),
        _ => throw new ArgumentException("There is no such band.", nameof(band)),
    };

    /// <exception cref="ArgumentException">There is no such band.</exception>
    public long Of(string band) => band switch
    {
        RiskBand.High => High,
        RiskBand.Medium => Medium,
        RiskBand.Low => Low,
        _ => throw new ArgumentException("There is no such band.", nameof(band)),
    };

    public static BandCounts operator +(BandCounts left, BandCounts right) => Add(left, right);

    public static BandCounts operator -(BandCounts left, BandCounts right) => Subtract(left, right);

    public static BandCounts Add(BandCounts left, BandCounts right) => new(left.High + right.High, left.Medium + right.Medium, left.Low + right.Low);

    public static BandCounts Subtract(BandCounts left, BandCounts right) => new(left.High - right.High, left.Medium - right.Medium, left.Low - right.Low);
}
