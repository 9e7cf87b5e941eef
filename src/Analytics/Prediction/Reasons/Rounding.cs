namespace Analytics.Prediction.Reasons;

/// <summary>How numbers are shown in reasons.</summary>
internal static class Rounding
{
    public static double Hundredths(double value) => Math.Round(value, 2, MidpointRounding.AwayFromZero);

    public static double Tenths(double value) => Math.Round(value, 1, MidpointRounding.AwayFromZero);

    public static double Whole(double value) => Math.Round(value, MidpointRounding.AwayFromZero);

    /// <summary>Whole days gone by.</summary>
    public static double Days(double value) => Math.Floor(value);

    /// <summary>A share in percent, never rounded up to all.</summary>
    public static double Percent(double share) => Math.Floor(100 * share + 1e-4);

    /// <summary>By how much a negative difference falls short, to a tenth.</summary>
    public static double Shortfall(double difference) => Tenths(-difference);

    /// <summary>Minutes longer than promised, of promised minus actual minutes.</summary>
    public static double MinutesLate(double gap) => Whole(-gap);
}
