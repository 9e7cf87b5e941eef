namespace Analytics.Features;

/// <summary>What counts as having churned.</summary>
public enum ChurnBasis
{
    /// <summary>A <c>cancellation</c> interaction in the outcome window.</summary>
    Cancellation,

    /// <summary>No activity of the customer's own in the outcome window.</summary>
    Inactivity,

    /// <summary>A column of the customer list.</summary>
    Label,
}
