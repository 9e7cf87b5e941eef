using System.Text.Json.Serialization;

namespace Analytics.Evaluation.Calibration;

/// <summary>
/// What a model's probability comes to once its error is known: a function that never decreases, fixed with the model. Order is kept, save
/// that probabilities nearer together than a double can tell may become equal, and beyond the ends of an <see cref="IsotonicMap"/>.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "method")]
[JsonDerivedType(typeof(IdentityMap), "identity")]
[JsonDerivedType(typeof(PlattMap), "platt")]
[JsonDerivedType(typeof(BetaMap), "beta")]
[JsonDerivedType(typeof(IsotonicMap), "isotonic")]
public abstract record CalibrationMap
{
    private protected CalibrationMap()
    {
    }

    /// <summary>The name of the method, as in files.</summary>
    [JsonIgnore]
    public string Method => this switch
    {
        PlattMap => "platt",
        BetaMap => "beta",
        IsotonicMap => "isotonic",
        _ => "identity",
    };

    /// <param name="probability">From 0 to 1.</param>
    public abstract double Apply(double probability);

    public double[] Apply(ReadOnlySpan<double> probabilities)
    {
        var mapped = new double[probabilities.Length];
        for (var i = 0; i < mapped.Length; i++) mapped[i] = Apply(probabilities[i]);
        return mapped;
    }

    /// <summary>Maps come from files too, which may hold anything.</summary>
    private protected static double Require(bool isValid, double value, string parameter) =>
        isValid && double.IsFinite(value) ? value : throw new ArgumentOutOfRangeException(parameter, value, "A calibration map must rise with finite parameters.");
}
