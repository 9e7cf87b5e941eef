namespace Analytics.Simulation;

/// <summary>What remains of an impression after some days, tabulated because it is read every day for every customer.</summary>
internal sealed class FadingSpeed
{
    private readonly double _halfLife;
    private readonly double[] _remaining;

    public FadingSpeed(double halfLife)
    {
        _halfLife = halfLife;
        _remaining = new double[1_024];
        for (var age = 0; age < _remaining.Length; age++)
            _remaining[age] = Math.Pow(2, -age / halfLife);
    }

    public double Remaining(int age) => (uint)age < (uint)_remaining.Length ? _remaining[age] : Math.Pow(2, -age / _halfLife);
}
