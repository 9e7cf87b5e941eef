namespace Analytics.Exports.Recognition;

/// <summary>A column that nothing is taken from.</summary>
/// <param name="Column">Its name.</param>
/// <param name="Reason">Why, in words.</param>
public sealed record IgnoredColumn(string Column, string Reason);
