namespace Analytics.Insights.Trust;

/// <summary>What the move of a feature between training and scoring comes to.</summary>
public enum DriftVerdict
{
    /// <summary>Chance explains it.</summary>
    Stable,

    /// <summary>Chance does not explain it, but it is too small to matter.</summary>
    SmallReal,

    /// <summary>The excess over chance is at least 0.10.</summary>
    Watch,

    /// <summary>The excess over chance is at least 0.25.</summary>
    Act,
}
