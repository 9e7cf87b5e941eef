namespace Analytics.Boosting;

public enum ColumnKind
{
    /// <summary>Ordered values; a split asks whether a value is at most a threshold.</summary>
    Numeric,

    /// <summary>Codes without an order; a split asks whether a code belongs to a set.</summary>
    Categorical,
}
