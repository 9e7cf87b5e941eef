namespace Analytics.Features;

/// <summary>What became of a customer after an as-of date.</summary>
public enum ChurnOutcome
{
    Stayed,
    Churned,

    /// <summary>Left in the gap: too late to act on, and not a case of staying either.</summary>
    LeftInGap,

    /// <summary>Was gone already, or was no customer yet, at the as-of date.</summary>
    NotActive,

    /// <summary>Nothing is known: the label is missing.</summary>
    Unknown,
}
