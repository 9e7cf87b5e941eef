namespace Analytics.Prediction.Reasons;

/// <summary>One cause that raises a customer's risk, in words.</summary>
/// <param name="Code">Stable name of the cause, such as <c>complaint</c>, <c>rating:csat</c> or <c>attribute:Contract</c>.</param>
/// <param name="English">One line without control characters. It may hold the user's own words: escape it for where it is put.</param>
/// <param name="Chinese">The same in Chinese.</param>
/// <param name="Contribution">What the cause adds to the raw score, in log-odds; above 0.</param>
public sealed record Reason(string Code, string English, string Chinese, double Contribution);
