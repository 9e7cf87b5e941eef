using System.Text.Json.Serialization;

namespace Analytics.Exports.Quality;

/// <summary>What the correlation of two quantities follows from (Pearson): their number, means, and sums of squares and products about the means.</summary>
public readonly record struct PairedMoments(long Count, double MeanX, double MeanY, double SquaresX, double SquaresY, double Products)
{
    /// <summary>-1 to 1; <c>null</c> if one of the two does not vary.</summary>
    [JsonIgnore]
    public double? Correlation => SquaresX > 0 && SquaresY > 0 ? Products / Math.Sqrt(SquaresX * SquaresY) : null;

    /// <summary>With one more pair (Welford 1962).</summary>
    public PairedMoments With(double x, double y) => Plus(new PairedMoments(1, x, y, 0, 0, 0));

    /// <summary>Those of both together (Chan, Golub and LeVeque 1979).</summary>
    public PairedMoments Plus(PairedMoments other)
    {
        var count = Count + other.Count;
        if (count == 0) return this;
        var (deltaX, deltaY) = (other.MeanX - MeanX, other.MeanY - MeanY);
        var share = (double)other.Count / count;
        var weight = Count * share;
        return new PairedMoments(
            count, MeanX + (deltaX * share), MeanY + (deltaY * share),
            SquaresX + other.SquaresX + (deltaX * deltaX * weight), SquaresY + other.SquaresY + (deltaY * deltaY * weight), Products + other.Products + (deltaX * deltaY * weight));
    }
}
