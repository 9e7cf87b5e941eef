namespace Analytics.Prediction;

/// <summary>A band of risk, from a churn probability (inclusive) up to the next band.</summary>
public sealed record RiskBand(string Name, double From)
{
    public const string High = "high";
    public const string Medium = "medium";
    public const string Low = "low";

    /// <summary>The bands, highest first.</summary>
    public static IReadOnlyList<string> Names { get; } = [High, Medium, Low];

    /// <summary>Share of customers in the high band when the model is trained.</summary>
    private const double HighShare = 0.10;

    /// <summary>Share of customers in the high and medium bands when the model is trained.</summary>
    private const double MediumShare = 0.30;

    /// <summary>Cuts that put a tenth of the given customers into the high band and a fifth into the medium one. They stay fixed with the model.</summary>
    public static IReadOnlyList<RiskBand> Cut(IEnumerable<double> probabilities)
    {
        var ordered = probabilities.OrderDescending().ToArray();
        if (ordered.Length == 0) throw new ArgumentException("Bands cannot be cut without probabilities.", nameof(probabilities));
        return [new(High, At(ordered, HighShare)), new(Medium, At(ordered, MediumShare)), new(Low, 0)];
    }

    private static double At(double[] ordered, double share) => ordered[Math.Min(ordered.Length - 1, (int)(ordered.Length * share))];
}
