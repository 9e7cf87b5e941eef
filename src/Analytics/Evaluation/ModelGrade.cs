using System.Globalization;

namespace Analytics.Evaluation;

/// <summary>How far a model can be relied on, in a letter and a sentence.</summary>
/// <param name="Grade">A, B or C; <c>null</c> where there are too few positives to tell.</param>
/// <param name="Reason">One sentence for people.</param>
public sealed record ModelGrade(string? Grade, string Reason)
{
    public const string A = "A";
    public const string B = "B";
    public const string C = "C";

    /// <summary>With fewer positives the intervals are too wide for any grade.</summary>
    public const int MinPositives = 50;

    /// <summary>What the AUC must gain over the best simple baseline for an A, at the lower end of its interval.</summary>
    public const double MinGainForA = 0.02;

    /// <summary>How far above its floor the calibration error may be for an A.</summary>
    public const double MaxExcessErrorForA = 0.03;

    /// <summary>
    /// A when the gain's lower end is at least 0.02 and the calibration error at most 0.03 above its floor, B when the lower end is above 0, else C;
    /// at most B while columns are under suspicion of label leakage.
    /// </summary>
    /// <param name="positives">Positives among the samples evaluated on.</param>
    /// <param name="baseline">Name of the best of the simple baselines.</param>
    /// <param name="gain">The model's AUC less that baseline's, by paired bootstrap.</param>
    /// <param name="calibrationError">See <see cref="CalibrationError.Expected"/>.</param>
    /// <param name="calibrationFloor">See <see cref="CalibrationErrorFloor.Mean"/>.</param>
    /// <param name="suspects">Columns in use that may give the label away.</param>
    public static ModelGrade Of(
        int positives, string baseline, AucDifference gain, double calibrationError, double calibrationFloor, IReadOnlyCollection<string> suspects)
    {
        ArgumentNullException.ThrowIfNull(gain);
        ArgumentNullException.ThrowIfNull(suspects);
        if (!double.IsFinite(gain.Range.Low)) throw new ArgumentException("A gain must be a number.", nameof(gain));
        if (!double.IsFinite(calibrationError - calibrationFloor)) throw new ArgumentException("A calibration error must be a number.", nameof(calibrationError));
        if (positives < MinPositives) return new ModelGrade(null, Text($"Not graded: {positives} positives are fewer than the {MinPositives} a grade needs."));

        var excess = calibrationError - calibrationFloor;
        var gained = Text($"the AUC is {gain.Value:+0.000;-0.000;0.000} against \"{baseline}\" (95% interval {gain.Range.Low:+0.000;-0.000;0.000} to {gain.Range.High:+0.000;-0.000;0.000})");
        if (!(gain.Range.Low > 0)) return new ModelGrade(C, Text($"Not shown to be better than a simple baseline: {gained}."));
        if (gain.Range.Low < MinGainForA)
            return new ModelGrade(B, Text($"Better than every simple baseline, but not surely by {MinGainForA:0.00}: {gained}."));
        if (excess > MaxExcessErrorForA)
        {
            return new ModelGrade(B, Text(
                $"Clearly better than every simple baseline, but the probabilities are off: the calibration error of {calibrationError:0.000} is more than {MaxExcessErrorForA:0.00} above its floor of {calibrationFloor:0.000}; {gained}."));
        }
        if (suspects.Count > 0)
        {
            return new ModelGrade(B, Text(
                $"Clearly better than every simple baseline, but at most B while {string.Join(", ", suspects.Select(name => $"\"{name}\""))} may give the outcome away; {gained}."));
        }
        return new ModelGrade(A, Text($"Clearly better than every simple baseline, with probabilities that hold: {gained}, and the calibration error {calibrationError:0.000} with a floor of {calibrationFloor:0.000}."));
    }

    public static ModelGrade Ungraded(string reason) => new(null, reason);

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
