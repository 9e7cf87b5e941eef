namespace Functions.Tests.Infra;

/// <summary>What a Bicep file declares.</summary>
/// <param name="path">Below the folder of the templates, with slashes.</param>
/// <param name="root">The parsed tree.</param>
/// <param name="errors">Lines that the grammar does not take.</param>
internal sealed class BicepFile(string path, BicepNode root, IReadOnlyList<int> errors)
{
    public string Path { get; } = path;

    public BicepNode Root { get; } = root;

    public IReadOnlyList<int> Errors { get; } = errors;

    public IReadOnlyList<BicepParameter> Parameters { get; } = [.. WithDecorators(root, "parameter_declaration").Select(found => new BicepParameter(found.Node, found.Decorators))];

    public IReadOnlyDictionary<string, BicepNode> Variables { get; } = Named(root, "variable_declaration").ToDictionary(node => Name(node), node => node.Children[1]);

    public IReadOnlyList<BicepNode> Resources { get; } = [.. Named(root, "resource_declaration")];

    public IReadOnlyList<BicepNode> Modules { get; } = [.. Named(root, "module_declaration")];

    public IReadOnlyDictionary<string, BicepNode> Outputs { get; } = Named(root, "output_declaration").ToDictionary(node => Name(node), node => node.Children[2]);

    public static string Name(BicepNode declaration) => declaration.Children[0].Text;

    /// <summary>The file that a module is, as <see cref="Path"/> says it.</summary>
    public string PathOf(BicepNode module)
    {
        var folder = Path.Contains('/', StringComparison.Ordinal) ? Path[..(Path.LastIndexOf('/') + 1)] : "";
        return folder + module.Children[1].Literal();
    }

    /// <summary>The object that a resource or module is declared with, whatever conditions and loops stand around it.</summary>
    public static BicepNode Body(BicepNode declaration)
    {
        var node = declaration.Children[^1];
        while (node.Type is "if_statement" or "for_statement") node = node.Children[^1];
        return node;
    }

    /// <summary>The properties of an object that have plain names.</summary>
    public static IEnumerable<(string Name, BicepNode Value)> Properties(BicepNode @object) => @object.Children
        .Where(child => child.Type == "object_property")
        .Select(property => (property.Children[0], property.Children[1]))
        .Select(pair => (pair.Item1.Type == "string" ? string.Concat(pair.Item1.StringParts().Select(part => part.Text)) : pair.Item1.Text, pair.Item2));

    private static IEnumerable<BicepNode> Named(BicepNode root, string type) => root.Children.Where(node => node.Type == type);

    private static IEnumerable<(BicepNode Node, BicepNode? Decorators)> WithDecorators(BicepNode root, string type)
    {
        BicepNode? decorators = null;
        foreach (var node in root.Children)
        {
            if (node.Type == type) yield return (node, decorators);
            decorators = node.Type == "decorators" ? node : null;
        }
    }
}
