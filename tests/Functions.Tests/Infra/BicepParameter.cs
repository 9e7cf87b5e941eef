namespace Functions.Tests.Infra;

/// <summary>A declared parameter.</summary>
internal sealed class BicepParameter(BicepNode declaration, BicepNode? decorators)
{
    public string Name { get; } = BicepFile.Name(declaration);

    public string Type { get; } = declaration.Children[1].Text;

    /// <summary><c>null</c> for a required one.</summary>
    public BicepNode? Default { get; } = declaration.Children.Count > 2 ? declaration.Children[2] : null;

    public bool IsSecure => Decorator("secure") is not null;

    public BicepNode? Allowed => Argument("allowed");

    public BicepNode? Description => Argument("description");

    /// <summary>What is wrong with a value; <c>null</c> if nothing is.</summary>
    public string? Refuse(object? value, Func<BicepNode, object?> evaluate)
    {
        var fits = Type switch
        {
            "string" => value is string or BicepLater,
            "int" => value is long,
            "bool" => value is bool,
            "array" => value is List<object?>,
            "object" => value is Dictionary<string, object?>,
            _ => throw new BicepException($"{Name} has the type {Type}, which the evaluator does not know."),
        };
        if (!fits) return $"{Name} is no {Type}";
        if (Allowed is { } allowed && !((List<object?>)evaluate(allowed)!).Contains(value)) return $"{Name} is not one of those allowed";
        var size = value switch
        {
            string text => text.Length,
            List<object?> list => list.Count,
            long number => number,
            _ => (long?)null,
        };
        if ((Argument("minLength") ?? Argument("minValue")) is { } least && size < (long)evaluate(least)!) return $"{Name} is too small";
        return (Argument("maxLength") ?? Argument("maxValue")) is { } most && size > (long)evaluate(most)! ? $"{Name} is too large" : null;
    }

    private BicepNode? Argument(string decorator) => Decorator(decorator)?["arguments"].Children[0];

    private BicepNode? Decorator(string name) => decorators?.Children.Select(decorator => decorator.Children[0]).FirstOrDefault(call => call["function"].Text == name);
}
