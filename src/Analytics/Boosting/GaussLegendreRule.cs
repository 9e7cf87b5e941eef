namespace Analytics.Boosting;

/// <summary>
/// Points and weights on 0..1 with which a weighted sum of n values of a polynomial of degree at most 2n-1 is its integral
/// (Gauss 1814; Press et al., Numerical Recipes, 4.6).
/// </summary>
internal sealed class GaussLegendreRule
{
    // Newton's method converges quadratically from where it starts; half as many steps reach the last bit.
    private const int NewtonSteps = 10;

    private readonly double[] _points;
    private readonly double[] _weights;

    /// <param name="pointCount">n, at least 1.</param>
    public GaussLegendreRule(int pointCount)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(pointCount, 1);
        _points = new double[pointCount];
        _weights = new double[pointCount];
        for (var index = 0; index < pointCount; index++)
        {
            // The roots of the Legendre polynomial of degree n on -1..1, highest first, and its slope there.
            var root = Math.Cos(Math.PI * (index + 0.75) / (pointCount + 0.5));
            for (var step = 0; step < NewtonSteps; step++)
            {
                var (value, slope) = Legendre(pointCount, root);
                root -= value / slope;
            }

            var slopeAtRoot = Legendre(pointCount, root).Slope;
            _points[index] = (1 - root) / 2;
            _weights[index] = 1 / ((1 - root * root) * slopeAtRoot * slopeAtRoot);
        }
    }

    /// <summary>Ascending, all above 0 and below 1.</summary>
    public ReadOnlySpan<double> Points => _points;

    /// <summary>One a point, all above 0; they add up to 1.</summary>
    public ReadOnlySpan<double> Weights => _weights;

    private static (double Value, double Slope) Legendre(int degree, double x)
    {
        double value = x, previous = 1;
        for (var next = 2; next <= degree; next++)
            (value, previous) = (((2 * next - 1) * x * value - (next - 1) * previous) / next, value);
        return (value, degree * (x * value - previous) / (x * x - 1));
    }
}
