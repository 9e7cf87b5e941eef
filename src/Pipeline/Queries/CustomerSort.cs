namespace Pipeline.Queries;

/// <summary>The order of a list of customers.</summary>
public enum CustomerSort
{
    /// <summary>Highest churn probability first.</summary>
    Risk,

    /// <summary>Most value at risk first; those whose value is not known are left out.</summary>
    Value,
}
