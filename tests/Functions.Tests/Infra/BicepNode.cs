using System.Text.Json.Nodes;

namespace Functions.Tests.Infra;

/// <summary>A named node of the parsed tree, with the text that it stands for.</summary>
internal sealed class BicepNode
{
    private readonly string _source;
    private readonly int _start;
    private readonly int _end;

    public BicepNode(string source, JsonNode parsed)
    {
        _source = source;
        _start = (int)parsed["start"]!;
        _end = (int)parsed["end"]!;
        Type = (string)parsed["type"]!;
        Line = (int)parsed["line"]!;
        Field = (string?)parsed["field"];
        Children = [.. parsed["children"]!.AsArray().Select(child => new BicepNode(source, child!))];
    }

    public string Type { get; }

    /// <summary>From 1.</summary>
    public int Line { get; }

    public string? Field { get; }

    public IReadOnlyList<BicepNode> Children { get; }

    public string Text => _source[_start.._end];

    public BicepNode this[string field] => Children.First(child => child.Field == field);

    public BicepNode? First(string type) => Children.FirstOrDefault(child => child.Type == type);

    /// <summary>The text between two children, such as an operator.</summary>
    public string Between(BicepNode left, BicepNode right) => _source[left._end..right._start].Trim();

    /// <summary>The parts of a string: texts, with escapes resolved, and the expressions between them.</summary>
    public IEnumerable<(string Text, BicepNode? Expression)> StringParts()
    {
        var quotes = Text.StartsWith("'''", StringComparison.Ordinal) ? 3 : 1;
        var from = _start + quotes;
        foreach (var part in Children.Where(child => child.Type == "interpolation"))
        {
            yield return (Unescaped(_source[from..part._start]), part.Children[0]);
            from = part._end;
        }
        yield return (quotes == 3 ? _source[from..(_end - 3)] : Unescaped(_source[from..(_end - 1)]), null);
    }

    /// <summary>A string without expressions in it.</summary>
    public string Literal() => string.Concat(StringParts().Select(part => part.Expression is null ? part.Text : throw new BicepException($"line {Line}: a plain string is expected.")));

    /// <summary>This node and all below it.</summary>
    public IEnumerable<BicepNode> All() => Children.SelectMany(child => child.All()).Prepend(this);

    private static string Unescaped(string text) =>
        text.Replace("\\'", "'", StringComparison.Ordinal).Replace("\\n", "\n", StringComparison.Ordinal).Replace("\\\\", "\\", StringComparison.Ordinal);
}
