namespace Analytics.Simulation;

/// <summary>
/// The sum over past events of 2^(-age / half-life), age in days. Kept as one value and the day it was right, so that
/// it can be read for any later day.
/// </summary>
internal struct FadingImpression
{
    private double _value;
    private int _day;

    public readonly bool IsBlank => _value == 0;

    public readonly double At(int day, FadingSpeed speed) => _value * speed.Remaining(day - _day);

    public void Add(double amount, int day, FadingSpeed speed)
    {
        _value = At(day, speed) + amount;
        _day = day;
    }

    /// <summary>Keeps the stronger of what remains and the new amount, instead of adding them.</summary>
    public void Exceed(double amount, int day, FadingSpeed speed)
    {
        _value = Math.Max(At(day, speed), amount);
        _day = day;
    }
}
