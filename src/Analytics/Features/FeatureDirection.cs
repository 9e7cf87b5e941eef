namespace Analytics.Features;

/// <summary>How the risk of churn may move as the value of a feature rises, all else equal, where the domain leaves no doubt.</summary>
public enum FeatureDirection
{
    /// <summary>Either way: the data decides.</summary>
    Free,

    /// <summary>The risk never falls, as with broken promises.</summary>
    Rising,

    /// <summary>The risk never rises, as with ratings.</summary>
    Falling,
}
