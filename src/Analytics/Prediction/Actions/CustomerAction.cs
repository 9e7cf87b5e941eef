namespace Analytics.Prediction.Actions;

/// <summary>What service people may do for a customer at risk. It promises no effect.</summary>
/// <param name="Code">Stable name, such as <c>keepPromise</c>.</param>
/// <param name="English">One sentence that says what to do.</param>
/// <param name="Chinese">The same in Chinese.</param>
public sealed record CustomerAction(string Code, string English, string Chinese);
