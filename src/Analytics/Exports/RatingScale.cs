using System.Globalization;

namespace Analytics.Exports;

/// <summary>The lowest and highest answer of a rating question.</summary>
public readonly record struct RatingScale(double Low, double High)
{
    public static readonly RatingScale OneToFive = new(1, 5);
    public static readonly RatingScale ZeroToTen = new(0, 10);
    public static readonly RatingScale OneToSeven = new(1, 7);
    public static readonly RatingScale MinusTwoToTwo = new(-2, 2);

    public bool Contains(double rating) => rating >= Low && rating <= High;

    /// <summary>Moves a rating linearly to another scale: the ends meet the ends.</summary>
    public double To(RatingScale target, double rating) =>
        this == target ? rating : target.Low + ((rating - Low) * (target.High - target.Low) / (High - Low));

    /// <summary>Reads <c>1-5</c>, <c>0-10</c>, <c>-2..2</c>.</summary>
    public static bool TryParse(string text, out RatingScale scale)
    {
        scale = default;
        ArgumentNullException.ThrowIfNull(text);
        var parts = text.Contains("..", StringComparison.Ordinal) ? text.Split("..") : text.Split('-');
        if (parts.Length != 2
            || !double.TryParse(parts[0], NumberStyles.Float, CultureInfo.InvariantCulture, out var low)
            || !double.TryParse(parts[1], NumberStyles.Float, CultureInfo.InvariantCulture, out var high)
            || !(low < high))
        {
            return false;
        }
        scale = new RatingScale(low, high);
        return true;
    }

    /// <summary>As <see cref="TryParse"/> reads it.</summary>
    public string ToRange() => string.Create(CultureInfo.InvariantCulture, $"{Low}..{High}");

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Low} to {High}");
}
