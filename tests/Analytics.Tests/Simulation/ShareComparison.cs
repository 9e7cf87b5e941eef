namespace Analytics.Tests.Simulation;

/// <summary>Two shares and the z of their difference under the pooled binomial.</summary>
internal sealed record ShareComparison(double First, double Second, double Z)
{
    /// <summary>|z| below this in 99 % of cases when nothing is planted.</summary>
    public const double Band99 = 2.576;

    public static ShareComparison Of(IEnumerable<bool> first, IEnumerable<bool> second)
    {
        bool[] one = [.. first];
        bool[] other = [.. second];
        var hits = one.Count(hit => hit) + other.Count(hit => hit);
        var pooled = (double)hits / (one.Length + other.Length);
        var firstShare = one.Average(hit => hit ? 1.0 : 0);
        var secondShare = other.Average(hit => hit ? 1.0 : 0);
        var error = Math.Sqrt(pooled * (1 - pooled) * ((1.0 / one.Length) + (1.0 / other.Length)));
        return new ShareComparison(firstShare, secondShare, (firstShare - secondShare) / error);
    }
}
