using System.Text.Json.Serialization;

namespace Analytics.Exports.Recognition;

/// <summary>A column that nothing is taken from.</summary>
/// <param name="Column">Its name.</param>
/// <param name="Reason">Why, in words.</param>
public sealed record IgnoredColumn(string Column, string Reason)
{
    /// <summary>What its values look like, in words, such as <c>ids</c> or <c>times</c>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? LooksLike { get; init; }
}
