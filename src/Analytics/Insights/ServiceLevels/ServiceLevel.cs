namespace Analytics.Insights.ServiceLevels;

/// <summary>Six levels of service as its recipient sees it, after Ron Kaufman, lowest first.</summary>
public enum ServiceLevel
{
    /// <summary>Breaks a promise and violates the minimum.</summary>
    Criminal,

    /// <summary>The bare minimum: late, incomplete, impolite.</summary>
    Basic,

    /// <summary>What is usual.</summary>
    Expected,

    /// <summary>The way this customer prefers it.</summary>
    Desired,

    /// <summary>An unexpected gift.</summary>
    Surprising,

    /// <summary>Astonishing, never forgotten.</summary>
    Unbelievable,
}
