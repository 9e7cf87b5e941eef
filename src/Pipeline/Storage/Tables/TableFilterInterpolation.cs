using System.Runtime.CompilerServices;
using System.Text;

namespace Pipeline.Storage.Tables;

/// <summary>
/// Takes the pieces of an interpolated string for <see cref="TableFilter.Create"/>: text as it stands, values as literals of their type.
/// A value of a type that tables do not have does not compile.
/// </summary>
[InterpolatedStringHandler]
public readonly ref struct TableFilterInterpolation
{
    private readonly StringBuilder _expression;

    public TableFilterInterpolation(int literalLength, int formattedCount) =>
        _expression = new StringBuilder(literalLength + (formattedCount * 24));

    public void AppendLiteral(string value) => _expression.Append(value);

    public void AppendFormatted(string value) => Append(FilterLiteral.Of(value ?? throw new ArgumentNullException(nameof(value))));

    public void AppendFormatted(bool value) => Append(FilterLiteral.Of(value));

    public void AppendFormatted(int value) => Append(FilterLiteral.Of(value));

    public void AppendFormatted(long value) => Append(FilterLiteral.Of(value));

    public void AppendFormatted(double value) => Append(FilterLiteral.Of(value));

    public void AppendFormatted(DateTimeOffset value) => Append(FilterLiteral.Of(value));

    public void AppendFormatted(Guid value) => Append(FilterLiteral.Of(value));

    public void AppendFormatted(byte[] value) => Append(FilterLiteral.Of(value ?? throw new ArgumentNullException(nameof(value))));

    /// <summary>A filter within a filter stands in parentheses.</summary>
    public void AppendFormatted(TableFilter value) => Append($"({(value ?? throw new ArgumentNullException(nameof(value))).Expression})");

    internal string Expression => _expression.ToString();

    private void Append(string literal)
    {
        // Between quotes the literal's own quotes would end the text, and what follows be read as part of the filter.
        var quotes = 0;
        foreach (var chunk in _expression.GetChunks())
            quotes += chunk.Span.Count('\'');
        if (quotes % 2 != 0)
            throw new ArgumentException("Values in a filter get their quotes from the filter: write {value}, not '{value}'.");
        _expression.Append(literal);
    }
}
