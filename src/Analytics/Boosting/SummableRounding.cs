namespace Analytics.Boosting;

/// <summary>
/// Rounds gradients, hessians and weights to multiples of one power of two, so small a one that nothing is lost and so large a one that
/// float64 sums of them are exact. Hence a sum depends neither on the order of the samples nor on the threads, a histogram obtained by
/// subtraction equals the one that counting would give, and a bin left without samples holds exactly zero.
/// </summary>
internal readonly struct SummableRounding
{
    private readonly double _shift;

    /// <param name="count">How many numbers will be added up.</param>
    /// <param name="largest">The largest magnitude among them.</param>
    public SummableRounding(int count, double largest)
    {
        // count * largest < 2^exponent. With units of 2^(exponent - 51) every sum stays below 2^51 units, and float64 is exact to 2^53.
        var exponent = Math.ILogB(count * largest) + 1;
        var unit = Math.ScaleB(1, exponent - 51);
        // Added to a number below 2^51 units, 1.5 * 2^52 units gives one between 2^52 and 2^53 units, where float64 holds whole units only.
        _shift = 1.5 * Math.ScaleB(unit, 52);
    }

    public double Round(double value) => value + _shift - _shift;
}
