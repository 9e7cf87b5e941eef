using System.Text;

namespace Pipeline.Storage.Tables;

/// <summary>
/// What entities a query finds. Values never get into the expression but as literals, so that no key, whatever its characters, can change
/// what is asked. It prints as its type only: keys may be customers' ids.
/// </summary>
public sealed class TableFilter
{
    private TableFilter(string expression) => Expression = expression;

    /// <summary>The filter in the service's language.</summary>
    public string Expression { get; }

    /// <summary>
    /// Makes a filter of an interpolated string: <c>TableFilter.Create($"PartitionKey eq {run} and Score gt {0.5}")</c>.
    /// The operators are eq, ne, gt, ge, lt, le, and, or, not. Texts compare by UTF-16 code units.
    /// </summary>
    public static TableFilter Create(TableFilterInterpolation filter) => new(filter.Expression);

    /// <summary>
    /// Finds entities whose text property, or key, begins with <paramref name="prefix"/>, as a range, which the order of keys can serve.
    /// </summary>
    /// <param name="property">The property's name; it becomes part of the expression as it stands.</param>
    /// <param name="prefix">Valid UTF-16. An empty one finds every entity that has the property.</param>
    public static TableFilter StartsWith(string property, string prefix)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(property);
        ArgumentNullException.ThrowIfNull(prefix);
        var start = $"{property} ge {FilterLiteral.Of(prefix)}";
        return new TableFilter(After(prefix) is { } end ? $"{start} and {property} lt {FilterLiteral.Of(end)}" : start);
    }

    public static TableFilter operator &(TableFilter left, TableFilter right) => BitwiseAnd(left, right);

    public static TableFilter operator |(TableFilter left, TableFilter right) => BitwiseOr(left, right);

    /// <summary>Finds what both find.</summary>
    public static TableFilter BitwiseAnd(TableFilter left, TableFilter right) => Create($"{left} and {right}");

    /// <summary>Finds what either finds.</summary>
    public static TableFilter BitwiseOr(TableFilter left, TableFilter right) => Create($"{left} or {right}");

    /// <summary>
    /// The first text, by UTF-16 code units, after all that begin with the prefix: its last character replaced by the next, or
    /// null if there is none. In that order the characters of two units (U+10000 on) stand between U+D7FF and U+E000.
    /// </summary>
    private static string? After(string prefix)
    {
        var end = prefix.Length;
        while (end > 0)
        {
            Rune.DecodeLastFromUtf16(prefix.AsSpan(0, end), out var last, out var length);
            var next = last.Value switch
            {
                0xd7ff => 0x10000,
                0x10ffff => 0xe000,
                0xffff => -1,
                var value => value + 1,
            };
            if (next >= 0)
                return string.Concat(prefix.AsSpan(0, end - length), char.ConvertFromUtf32(next));
            end -= length;
        }

        return null;
    }
}
