namespace Analytics.Insights;

/// <summary>One or two sentences for people. What goes together with churn is said to go with it, not to cause it.</summary>
/// <param name="English">In English.</param>
/// <param name="Chinese">The same in Chinese.</param>
public sealed record Statement(string English, string Chinese)
{
    /// <summary>From texts whose figures are written the same everywhere.</summary>
    public static Statement Of(FormattableString english, FormattableString chinese) =>
        new(FormattableString.Invariant(english), FormattableString.Invariant(chinese));
}
