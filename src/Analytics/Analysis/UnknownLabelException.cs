namespace Analytics.Analysis;

/// <summary>The customers have no column, or no value in the column, that is to say who left; the message names the columns there are.</summary>
public sealed class UnknownLabelException(string message) : Exception(message);
