namespace Functions.Tests.Infra;

/// <summary>One template, or module, being evaluated with its parameters.</summary>
internal sealed class BicepScope
{
    private static readonly IReadOnlyDictionary<string, object?> NoLocals = new Dictionary<string, object?>();

    private readonly BicepEvaluator _evaluator;
    private readonly BicepFile _file;
    private readonly Dictionary<string, object?> _values = [];
    private readonly Dictionary<string, BicepNode> _declared;
    private readonly List<BicepResource> _resources = [];

    /// <exception cref="BicepException">A parameter is missing, unknown or wrong.</exception>
    public BicepScope(BicepEvaluator evaluator, BicepFile file, IReadOnlyDictionary<string, object?> parameters)
    {
        _evaluator = evaluator;
        _file = file;
        _declared = file.Resources.Concat(file.Modules).ToDictionary(BicepFile.Name);
        foreach (var name in parameters.Keys.Except(file.Parameters.Select(parameter => parameter.Name))) throw new BicepException($"{file.Path} has no parameter {name}.");
        foreach (var parameter in file.Parameters)
        {
            var value = parameters.TryGetValue(parameter.Name, out var given)
                ? given
                : Evaluate(parameter.Default ?? throw new BicepException($"{file.Path}: the parameter {parameter.Name} is missing."), NoLocals);
            if (parameter.Refuse(value, node => Evaluate(node, NoLocals)) is { } reason) throw new BicepException($"{file.Path}: {reason}.");
            _values[parameter.Name] = value;
        }
    }

    public BicepDeployment Deploy()
    {
        foreach (var name in _declared.Keys) Symbol(name, _file.Root);
        var outputs = _file.Outputs.ToDictionary(output => output.Key, output => Evaluate(output.Value, NoLocals));
        return new BicepDeployment(_resources, outputs);
    }

    private object? Symbol(string name, BicepNode at)
    {
        if (_values.TryGetValue(name, out var known)) return known;
        if (_file.Variables.TryGetValue(name, out var variable)) return _values[name] = Evaluate(variable, NoLocals);
        if (!_declared.TryGetValue(name, out var declaration)) throw new BicepException($"{_file.Path}, line {at.Line}: {name} is not declared.");
        return _values[name] = Declared(declaration, declaration.Children[^1], NoLocals);
    }

    private object? Declared(BicepNode declaration, BicepNode value, IReadOnlyDictionary<string, object?> locals) => value.Type switch
    {
        "for_statement" => Each(value, locals, (body, inner) => Declared(declaration, body, inner)).Where(one => one is not null).ToList(),
        "if_statement" => (bool)Evaluate(value.Children[0], locals)! ? Declared(declaration, value.Children[1], locals) : null,
        _ when declaration.Type == "module_declaration" => Module(declaration, value, locals),
        _ => Resource(declaration, value, locals),
    };

    private Dictionary<string, object?> Module(BicepNode declaration, BicepNode value, IReadOnlyDictionary<string, object?> locals)
    {
        var body = Body(value, locals);
        if (body.GetValueOrDefault("name") is not string) throw new BicepException($"{_file.Path}, line {declaration.Line}: a module needs a name.");
        var parameters = body.TryGetValue("params", out var given) ? (Dictionary<string, object?>)given! : [];
        var deployment = _evaluator.Deploy(_file.PathOf(declaration), parameters);
        _resources.AddRange(deployment.Resources);
        return new Dictionary<string, object?> { ["outputs"] = deployment.Outputs };
    }

    private BicepResource Resource(BicepNode declaration, BicepNode value, IReadOnlyDictionary<string, object?> locals)
    {
        var body = Body(value, locals);
        var type = declaration.Children[1].Literal().Split('@');
        var parent = body.GetValueOrDefault("parent") as BicepResource;
        var name = BicepEvaluator.Text(body["name"]);
        var isExisting = declaration.Between(declaration.Children[1], declaration.Children[2]).StartsWith("existing", StringComparison.Ordinal);
        var full = parent is null ? name : $"{parent.Name}/{name}";
        if (full.Split('/').Length != type[0].Split('/').Length - 1) throw new BicepException($"{_file.Path}, line {declaration.Line}: {full} is no name of a {type[0]}.");
        var resource = new BicepResource(_file.Path, type[0], type[1], full, (body.GetValueOrDefault("scope") as BicepResource)?.Id, isExisting, body);
        foreach (var word in new[] { "parent", "scope", "dependsOn" }) body.Remove(word);
        _resources.Add(resource);
        return resource;
    }

    /// <summary>The properties, without evaluating what only orders the deployment.</summary>
    private Dictionary<string, object?> Body(BicepNode value, IReadOnlyDictionary<string, object?> locals)
    {
        foreach (var (name, order) in BicepFile.Properties(value))
        {
            if (name != "dependsOn") continue;
            foreach (var one in order.Children.Where(one => !_declared.ContainsKey(one.Text))) throw new BicepException($"{_file.Path}, line {one.Line}: {one.Text} is not declared.");
        }
        return Object(value, locals, name => name != "dependsOn");
    }

    private Dictionary<string, object?> Object(BicepNode node, IReadOnlyDictionary<string, object?> locals, Func<string, bool> wanted)
    {
        var members = new Dictionary<string, object?>();
        foreach (var property in node.Children)
        {
            if (property.Type != "object_property" || property.Children.Count != 2) throw new BicepException($"{_file.Path}, line {property.Line}: no property that the evaluator knows.");
            var key = property.Children[0];
            var name = key.Type == "string" ? (string)Evaluate(key, locals)! : key.Text;
            if (wanted(name) && !members.TryAdd(name, Evaluate(property.Children[1], locals))) throw new BicepException($"{_file.Path}, line {property.Line}: {name} is there twice.");
        }
        return members;
    }

    private IEnumerable<object?> Each(BicepNode loop, IReadOnlyDictionary<string, object?> locals, Func<BicepNode, IReadOnlyDictionary<string, object?>, object?> one)
    {
        var list = (List<object?>)Evaluate(loop.Children[1], locals)!;
        for (var index = 0; index < list.Count; index++)
        {
            var inner = new Dictionary<string, object?>(locals);
            if (loop.Children[0].Type == "for_loop_parameters")
            {
                inner[loop.Children[0].Children[0].Text] = list[index];
                inner[loop.Children[0].Children[1].Text] = (long)index;
            }
            else
            {
                inner[loop.Children[0].Text] = list[index];
            }
            yield return one(loop.Children[^1], inner);
        }
    }

    private object? Evaluate(BicepNode node, IReadOnlyDictionary<string, object?> locals)
    {
        object? Value(BicepNode child) => Evaluate(child, locals);

        switch (node.Type)
        {
            case "string":
                return string.Concat(node.StringParts().Select(part => part.Text + (part.Expression is null ? "" : BicepEvaluator.Text(Value(part.Expression)))));
            case "number":
                return long.Parse(node.Text, System.Globalization.CultureInfo.InvariantCulture);
            case "boolean":
                return node.Text == "true";
            case "null":
                return null;
            case "array":
                return node.Children.Select(Value).ToList();
            case "object":
                return Object(node, locals, _ => true);
            case "for_statement":
                return Each(node, locals, Evaluate).ToList();
            case "parenthesized_expression":
                return Value(node.Children[0]);
            case "identifier":
                return locals.TryGetValue(node.Text, out var local) ? local : Symbol(node.Text, node);
            case "ternary_expression":
                return Value((bool)Value(node["condition"])! ? node["consequence"] : node["alternative"]);
            case "unary_expression":
                return node.Text[0] == '!' ? !(bool)Value(node["argument"])! : -(long)Value(node["argument"])!;
            case "binary_expression":
                return Binary(node, locals);
            case "member_expression":
                return Member(Value(node["object"]), node["property"].Text, node);
            case "subscript_expression":
                return Value(node["index"]) is long index ? ((List<object?>)Value(node["object"])!)[(int)index] : Member(Value(node["object"]), (string)Value(node["index"])!, node);
            case "call_expression":
                return _evaluator.Call(node["function"].Text, [.. node["arguments"].Children.Select(Value)]);
            default:
                throw new BicepException($"{_file.Path}, line {node.Line}: {node.Type} is nothing that the evaluator knows.");
        }
    }

    private object? Binary(BicepNode node, IReadOnlyDictionary<string, object?> locals)
    {
        var left = Evaluate(node["left"], locals);
        object? Right() => Evaluate(node["right"], locals);

        return node.Between(node["left"], node["right"]) switch
        {
            "&&" => (bool)left! && (bool)Right()!,
            "||" => (bool)left! || (bool)Right()!,
            "==" => Equals(left, Right()),
            "!=" => !Equals(left, Right()),
            ">" => (long)left! > (long)Right()!,
            "+" => (long)left! + (long)Right()!,
            "*" => (long)left! * (long)Right()!,
            var other => throw new BicepException($"{_file.Path}, line {node.Line}: {other} is an operator that the evaluator does not know."),
        };
    }

    private object? Member(object? of, string name, BicepNode at) => (of, name) switch
    {
        (BicepResource resource, "name") => resource.Name.Split('/')[^1],
        (BicepResource resource, "id") => resource.Id,
        (BicepResource resource, _) => new BicepLater($"{resource.Type}/{resource.Name}.{name}"),
        (BicepLater later, _) => new BicepLater($"{later.Path}.{name}"),
        (Dictionary<string, object?> values, _) when values.TryGetValue(name, out var value) => value,
        _ => throw new BicepException($"{_file.Path}, line {at.Line}: there is no {name}."),
    };
}
