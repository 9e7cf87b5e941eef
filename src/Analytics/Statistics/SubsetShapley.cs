using System.Numerics;

namespace Analytics.Statistics;

/// <summary>
/// Shares what a set of variables explains among them: each one's gain, averaged over all orders in which they can be added (Shapley 1953; as
/// shares of R² Lindeman, Merenda and Gold 1980, "LMG"; Azen and Traxel 2009 for pseudo-R²).
/// </summary>
internal static class SubsetShapley
{
    /// <param name="worth">What each subset explains, by its mask: bit i says that variable i is in it. 2^p values, the first of the empty set.</param>
    /// <returns>One a variable; together what all explain less what none does.</returns>
    public static double[] Of(ReadOnlySpan<double> worth)
    {
        if (!BitOperations.IsPow2(worth.Length)) throw new ArgumentException("There is one value for each subset.", nameof(worth));
        var variables = BitOperations.Log2((uint)worth.Length);
        var weights = OrderShares(variables);
        var gains = new double[variables];
        for (var variable = 0; variable < variables; variable++)
        {
            var bit = 1 << variable;
            for (var mask = 0; mask < worth.Length; mask++)
            {
                if ((mask & bit) == 0) gains[variable] += weights[BitOperations.PopCount((uint)mask)] * (worth[mask | bit] - worth[mask]);
            }
        }
        return gains;
    }

    /// <summary>The share of orders in which a given subset of so many comes just before a given variable: k!(p − 1 − k)!/p!.</summary>
    private static double[] OrderShares(int variables)
    {
        var shares = new double[Math.Max(variables, 1)];
        var subsets = 1.0;
        for (var size = 0; size < variables; size++)
        {
            shares[size] = 1 / (variables * subsets);
            subsets = subsets * (variables - 1 - size) / (size + 1);
        }
        return shares;
    }
}
