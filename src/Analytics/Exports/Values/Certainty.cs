namespace Analytics.Exports.Values;

/// <summary>How sure the format of a column is.</summary>
internal enum Certainty
{
    /// <summary>No other format reads as many values, or all that do read them as the same.</summary>
    Settled,

    /// <summary>Another format would read as many values, as other ones; the values' order or spread speaks for this one.</summary>
    Likely,

    /// <summary>Another format would read as many values, as other ones, and only custom speaks for this one.</summary>
    Assumed,
}
