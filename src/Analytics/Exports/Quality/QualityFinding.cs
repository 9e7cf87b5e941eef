using System.Text.Json.Serialization;

namespace Analytics.Exports.Quality;

/// <summary>Something about the data that stands in the way of trusting what is made of it, and how to mend it.</summary>
/// <param name="Code">What it is, for programs.</param>
/// <param name="Severity">How much it matters.</param>
/// <param name="English">What was found and what to do, in words.</param>
/// <param name="Chinese">The same in Chinese.</param>
public sealed record QualityFinding(string Code, QualitySeverity Severity, string English, string Chinese)
{
    /// <summary>With numbers written the same on every machine.</summary>
    internal static QualityFinding Of(string code, QualitySeverity severity, FormattableString english, FormattableString chinese) =>
        new(code, severity, FormattableString.Invariant(english), FormattableString.Invariant(chinese));
}

/// <summary>How much a finding matters.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<QualitySeverity>))]
public enum QualitySeverity
{
    /// <summary>Good to know.</summary>
    [JsonStringEnumMemberName("note")]
    Note,

    /// <summary>Some results are weaker for it.</summary>
    [JsonStringEnumMemberName("warning")]
    Warning,

    /// <summary>Results may be wrong, or missing.</summary>
    [JsonStringEnumMemberName("serious")]
    Serious,
}
