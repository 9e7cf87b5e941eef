namespace Analytics.Insights.KeyDrivers;

/// <summary>What this data says of a claim.</summary>
public enum ClaimVerdict
{
    /// <summary>Too little data.</summary>
    NotTested,

    /// <summary>A difference is found, in the direction of the claim.</summary>
    Supported,

    /// <summary>No difference is found: there may be none, or too little data to see it.</summary>
    NotShown,

    /// <summary>A difference is found, against the claim.</summary>
    Contradicted,
}
