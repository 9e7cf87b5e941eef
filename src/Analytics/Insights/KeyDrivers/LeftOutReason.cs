namespace Analytics.Insights.KeyDrivers;

/// <summary>Why a driver is not in a model.</summary>
public enum LeftOutReason
{
    /// <summary>Known of too few customers.</summary>
    SeldomKnown,

    /// <summary>The same for everybody.</summary>
    Constant,
}
