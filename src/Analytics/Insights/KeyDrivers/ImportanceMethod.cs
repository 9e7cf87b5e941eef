namespace Analytics.Insights.KeyDrivers;

/// <summary>How shares of importance were found.</summary>
public enum ImportanceMethod
{
    /// <summary>Shapley shares of R² (Lindeman, Merenda and Gold 1980).</summary>
    Lmg,

    /// <summary>The same of McFadden's pseudo-R² (Azen and Traxel 2009).</summary>
    McFaddenDominance,

    /// <summary>Relative weights (Johnson 2000), where there are more than ten drivers.</summary>
    RelativeWeights,
}
