namespace Functions.Tests.Infra;

/// <summary>What can be said of the templates as they are written.</summary>
internal static class TemplateChecks
{
    public static IReadOnlyList<string> Grammar(TemplateFolder folder) =>
        [.. folder.Files.Values.SelectMany(file => file.Errors.Select(line => $"{file.Path}, line {line}: the grammar does not take it"))];

    /// <summary>Modules that do not exist, get parameters they do not have or miss those they need, and outputs that they do not have.</summary>
    public static IReadOnlyList<string> Modules(TemplateFolder folder)
    {
        var findings = new List<string>();
        foreach (var file in folder.Files.Values)
        {
            var outputs = new Dictionary<string, BicepFile>();
            foreach (var module in file.Modules)
            {
                if (!folder.Files.TryGetValue(file.PathOf(module), out var target))
                {
                    findings.Add($"{file.Path}, line {module.Line}: {file.PathOf(module)} does not exist");
                    continue;
                }
                outputs[BicepFile.Name(module)] = target;
                var given = BicepFile.Properties(BicepFile.Body(module))
                    .Where(property => property.Name == "params").SelectMany(property => BicepFile.Properties(property.Value)).Select(property => property.Name).ToList();
                findings.AddRange(given.Except(target.Parameters.Select(parameter => parameter.Name))
                    .Select(name => $"{file.Path}, line {module.Line}: {target.Path} has no parameter {name}"));
                findings.AddRange(target.Parameters.Where(parameter => parameter.Default is null).Select(parameter => parameter.Name).Except(given)
                    .Select(name => $"{file.Path}, line {module.Line}: {target.Path} needs {name}"));
            }
            findings.AddRange(file.Root.All()
                .Where(node => node.Type == "member_expression" && node["object"].Type == "member_expression" && node["object"]["property"].Text == "outputs")
                .Where(node => outputs.TryGetValue(node["object"]["object"].Text, out var target) && !target.Outputs.ContainsKey(node["property"].Text))
                .Select(node => $"{file.Path}, line {node.Line}: there is no output {node["property"].Text}"));
        }
        return findings;
    }

    /// <summary>Names that nothing declares, parameters and variables that nothing uses, modules that nothing deploys.</summary>
    public static IReadOnlyList<string> Names(TemplateFolder folder)
    {
        var findings = new List<string>();
        foreach (var file in folder.Files.Values)
        {
            var declared = file.Parameters.Select(parameter => parameter.Name).Concat(file.Variables.Keys).ToHashSet();
            var resources = file.Resources.Concat(file.Modules).Select(BicepFile.Name).ToHashSet();
            var used = Used(file.Root).ToList();
            var locals = file.Root.All().Where(node => node.Type == "for_statement")
                .SelectMany(loop => loop.Children[0].Type == "for_loop_parameters" ? loop.Children[0].Children.Select(name => name.Text) : [loop.Children[0].Text]).ToHashSet();
            findings.AddRange(used.Where(name => !declared.Contains(name.Text) && !resources.Contains(name.Text) && !locals.Contains(name.Text))
                .Select(name => $"{file.Path}, line {name.Line}: {name.Text} is not declared"));
            findings.AddRange(declared.Except(used.Select(name => name.Text)).Select(name => $"{file.Path}: nothing uses {name}"));
        }
        var roots = new[] { "main.bicep", "id-key.bicep" };
        var deployed = folder.Files.Values.SelectMany(file => file.Modules.Select(file.PathOf)).Concat(roots);
        findings.AddRange(folder.Files.Keys.Except(deployed).Select(path => $"nothing deploys {path}"));
        return findings;
    }

    /// <summary>Secrets that could stand in the deployment's history, and functions that fetch keys.</summary>
    public static IReadOnlyList<string> Secrets(TemplateFolder folder) =>
    [
        .. folder.Files.Values.SelectMany(file => file.Parameters
            .Where(parameter => !parameter.IsSecure && parameter.Type == "string")
            .Where(parameter => parameter.Name.EndsWith("Key", StringComparison.Ordinal) || parameter.Name.Contains("secret", StringComparison.OrdinalIgnoreCase))
            .Select(parameter => $"{file.Path}: {parameter.Name} is a secret and not @secure()")),
        .. folder.Files.Values.SelectMany(file => file.Parameters
            .Where(parameter => parameter.IsSecure && parameter.Default is not null)
            .Select(parameter => $"{file.Path}: {parameter.Name} has a default")),
        .. folder.Files.Values.SelectMany(file => file.Root.All()
            .Where(node => node.Type == "call_expression")
            .Select(node => (node.Line, Name: node["function"].Type == "member_expression" ? node["function"]["property"].Text : node["function"].Text))
            .Where(call => call.Name.StartsWith("list", StringComparison.Ordinal) || call.Name == "getSecret" || call.Name == "newGuid")
            .Select(call => $"{file.Path}, line {call.Line}: {call.Name} brings a secret")),
    ];

    /// <summary>Versions of Azure's API that are previews, or differ for one type.</summary>
    public static IReadOnlyList<string> ApiVersions(TemplateFolder folder)
    {
        var types = folder.Files.Values.SelectMany(file => file.Resources).Select(resource => resource.Children[1].Literal().Split('@')).ToList();
        return
        [
            .. types.Where(type => type[1].Contains("preview", StringComparison.Ordinal)).Select(type => $"{type[0]} is of a preview").Distinct(),
            .. types.GroupBy(type => type[0]).Where(group => group.Select(type => type[1]).Distinct().Skip(1).Any()).Select(group => $"{group.Key} is used in several versions"),
        ];
    }

    private static IEnumerable<BicepNode> Used(BicepNode node) => node.Type switch
    {
        "parameter_declaration" or "output_declaration" => node.Children.Skip(2).SelectMany(Used),
        "variable_declaration" or "resource_declaration" or "module_declaration" => node.Children.Skip(1).SelectMany(Used),
        "target_scope_assignment" => [],
        "object_property" => (node.Children[0].Type == "string" ? node.Children : node.Children.Skip(1)).SelectMany(Used),
        "member_expression" => Used(node["object"]),
        "call_expression" => node["arguments"].Children.SelectMany(Used),
        "for_statement" => node.Children.Skip(1).SelectMany(Used),
        "identifier" => [node],
        _ => node.Children.SelectMany(Used),
    };
}
