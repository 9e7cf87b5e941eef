using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Functions.Tests.Settings;

/// <summary>The summaries of types and members, from the files that the compiler writes beside the assemblies, as Markdown of one line.</summary>
internal sealed partial class XmlComments
{
    private readonly Dictionary<string, XElement> _summaries;

    public XmlComments(params string[] assemblies) => _summaries = assemblies
        .SelectMany(assembly => XDocument.Load(Path.Combine(AppContext.BaseDirectory, assembly + ".xml")).Descendants("member"))
        .Where(member => member.Element("summary") is not null)
        // Every assembly has its own of what the compiler generates.
        .DistinctBy(member => member.Attribute("name")!.Value)
        .ToDictionary(member => member.Attribute("name")!.Value, member => member.Element("summary")!);

    /// <exception cref="KeyNotFoundException">The type has no summary.</exception>
    public string Of(Type type) => Text($"T:{type.FullName}");

    /// <exception cref="KeyNotFoundException">The setting has no summary.</exception>
    public string Of(OptionSetting setting) => Text($"P:{setting.Section.FullName}.{setting.Property.Name}");

    private string Text(string member)
    {
        if (!_summaries.TryGetValue(member, out var summary)) throw new KeyNotFoundException($"{member} has no summary.");
        var text = new StringBuilder();
        foreach (var node in summary.Nodes()) text.Append(node is XElement element ? Inline(element) : ((XText)node).Value);
        return Blanks().Replace(text.ToString(), " ").Trim().Replace("|", "\\|", StringComparison.Ordinal);
    }

    private static string Inline(XElement element) => element.Name.LocalName switch
    {
        "c" => $"`{element.Value}`",
        "see" when element.Attribute("cref") is { } reference => Value(reference.Value),
        "see" => $"`{element.Attribute("langword")!.Value}`",
        var other => throw new NotSupportedException($"<{other}> has no form in the reference yet."),
    };

    /// <summary>A constant is its value, a setting its name.</summary>
    private static string Value(string reference)
    {
        var dot = reference.LastIndexOf('.');
        var (type, name) = (reference[2..dot], reference[(dot + 1)..]);
        var declaring = OptionSetting.All.Select(setting => setting.Section).First(section => section.FullName == type);
        return reference[0] == 'F' ? $"{declaring.GetField(name)!.GetRawConstantValue()}" : $"`{OptionSetting.All.Single(setting => setting.Section == declaring && setting.Property.Name == name).Name}`";
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
