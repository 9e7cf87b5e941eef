using System.Text.RegularExpressions;

namespace Pipeline.Schemas;

/// <summary>How a key is made: text in which <c>{name}</c> is a <see cref="KeyPart"/>. Where there are several ways <c> or </c> stands between them.</summary>
/// <param name="text">The pattern.</param>
internal sealed partial class KeyPattern(string text)
{
    private const string Or = " or ";

    private readonly Regex _expression = new($"^(?:{string.Join('|', text.Split(Or).Select(ExpressionOf))})$", RegexOptions.CultureInvariant);

    /// <summary>Each way of making the key.</summary>
    public IReadOnlyList<string> Ways { get; } = text.Split(Or);

    /// <summary>Names of the parts that it is made of.</summary>
    public IEnumerable<string> Parts { get; } = [.. Part().Matches(text).Select(match => match.Groups[1].Value)];

    public bool Matches(string key) => _expression.IsMatch(key);

    private static string ExpressionOf(string way) =>
        string.Concat(Part().Split(way).Select((piece, index) => index % 2 == 0 ? Regex.Escape(piece) : $"(?:{KeyPart.Of(piece).Expression})"));

    [GeneratedRegex(@"\{([^}]+)\}")]
    private static partial Regex Part();
}
