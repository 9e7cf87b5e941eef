namespace Analytics.Exports.Quality;

/// <summary>Sums from which the correlation of two quantities follows (Pearson), in one pass (Welford's recurrences).</summary>
internal sealed class PairedSums
{
    private double _meanX;
    private double _meanY;
    private double _squaresX;
    private double _squaresY;
    private double _products;

    public long Count { get; private set; }

    /// <summary>-1 to 1; <c>null</c> if one of the two does not vary.</summary>
    public double? Correlation => _squaresX > 0 && _squaresY > 0 ? _products / Math.Sqrt(_squaresX * _squaresY) : null;

    public void Add(double x, double y)
    {
        Count++;
        var (deltaX, deltaY) = (x - _meanX, y - _meanY);
        _meanX += deltaX / Count;
        _meanY += deltaY / Count;
        _squaresX += deltaX * (x - _meanX);
        _squaresY += deltaY * (y - _meanY);
        _products += deltaX * (y - _meanY);
    }
}
