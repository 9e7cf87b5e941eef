using System.Globalization;

namespace Analytics.Prediction.Reasons;

/// <summary>
/// How one feature speaks as a reason. A wording that is not given means that the feature has nothing to say then. Wordings have the
/// place <c>{value}</c> and those of <see cref="Places"/>.
/// </summary>
internal sealed record ReasonPhrase(string Code)
{
    /// <summary>What else is filled into the wordings, such as the length of the window.</summary>
    public IReadOnlyList<(string Place, Wording Text)> Places { get; init; } = [];

    /// <summary>For a number other than the ones below.</summary>
    public Wording? Some { get; init; }

    /// <summary>For the number 1; without it <see cref="Some"/> stands for it.</summary>
    public Wording? One { get; init; }

    /// <summary>For the number 0.</summary>
    public Wording? None { get; init; }

    /// <summary>For an unknown value, where that means something.</summary>
    public Wording? Missing { get; init; }

    /// <summary>Whether a value of the feature is bad enough to be named as a reason; without it every value is.</summary>
    public Func<double, bool>? IsReason { get; init; }

    /// <summary>Makes the number that is shown of the feature's value, rounded.</summary>
    public Func<double, double> Shown { get; init; } = Rounding.Hundredths;

    /// <summary>The text of the number that is shown.</summary>
    public Func<double, string> Format { get; init; } = number => number.ToString("0.##", CultureInfo.InvariantCulture);

    /// <summary>For a category: the labels by code, shown in place of a number.</summary>
    public IReadOnlyList<Wording>? Labels { get; init; }

    /// <summary>Whether a phrase without the customer's own number; one with it is said instead where the cause has any.</summary>
    public bool IsVague { get; init; }

    /// <summary>Whether the feature comes from surveys, so that it is unknown because none was answered.</summary>
    public bool IsFromSurveys { get; init; }

    /// <summary>What to say of a value; <c>null</c> for nothing.</summary>
    public Wording? Say(float value)
    {
        if (float.IsNaN(value)) return Fill(Missing, default);
        if (!float.IsFinite(value) || IsReason?.Invoke(value) == false) return null;
        if (Labels is not null) return value >= 0 && value < Labels.Count ? Fill(Some, Labels[(int)value]) : null;
        // Adding nought turns minus nought into nought.
        var shown = Shown(value) + 0.0;
        var wording = shown == 0 ? None : shown == 1 ? One ?? Some : Some;
        return Fill(wording, Wording.Same(Format(shown)));
    }

    private Wording? Fill(Wording? wording, Wording value) => wording?.Fill([("value", value), .. Places]);
}
