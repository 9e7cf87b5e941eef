namespace Analytics.Exports.Values;

/// <summary>The one format in which all values of a column are read, and how well it fits them.</summary>
/// <param name="Format">The format.</param>
/// <param name="Present">Values that are not missing.</param>
/// <param name="Readable">Present values that the format reads.</param>
/// <param name="Certainty">Whether another format would have done as well.</param>
internal record ColumnDecision<TFormat>(TFormat Format, long Present, long Readable, Certainty Certainty)
    where TFormat : class
{
    /// <summary>The share of present values that the format reads, 0 to 1; 0 if no value is present.</summary>
    public double Share => Present == 0 ? 0 : (double)Readable / Present;

    /// <summary>Another format would have read as many values, as other ones.</summary>
    public bool IsAmbiguous => Certainty != Certainty.Settled;
}
