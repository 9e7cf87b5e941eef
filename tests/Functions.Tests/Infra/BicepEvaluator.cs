using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;

namespace Functions.Tests.Infra;

/// <summary>
/// Works out what templates deploy, for given parameters: conditions, loops, modules and the functions that the templates use. It knows nothing
/// of resource types; that they take what they are given only Azure can say.
/// </summary>
/// <param name="folder">The templates.</param>
/// <param name="cloud">The name of the cloud.</param>
internal sealed class BicepEvaluator(TemplateFolder folder, string cloud)
{
    public const string PublicCloud = "AzureCloud";
    public const string ChinaCloud = "AzureChinaCloud";

    /// <exception cref="BicepException">It cannot be deployed.</exception>
    public BicepDeployment Deploy(string path, IReadOnlyDictionary<string, object?> parameters)
    {
        var file = folder.Files.GetValueOrDefault(path) ?? throw new BicepException($"{path} does not exist.");
        return new BicepScope(this, file, parameters).Deploy();
    }

    public object? Call(string function, List<object?> arguments) => (function, arguments) switch
    {
        ("empty", [var value]) => value is null or "" or List<object?> { Count: 0 } or Dictionary<string, object?> { Count: 0 },
        ("union", _) => Union(arguments.Cast<Dictionary<string, object?>>()),
        ("concat", _) => arguments.Cast<List<object?>>().SelectMany(list => list).ToList(),
        ("string", [var value]) => Text(value),
        ("toLower", [var value]) => Text(value).ToLowerInvariant(),
        ("uniqueString", _) => Hash(arguments)[..13],
        ("guid", _) => new Guid(Convert.FromHexString(Hash(arguments)[..32])).ToString(),
        ("subscription", []) => Object(("id", "/subscriptions/test")),
        ("resourceGroup", []) => Object(("id", "/subscriptions/test/resourceGroups/test"), ("location", "somewhere")),
        ("tenant", []) => Object(("tenantId", "tenant")),
        ("environment", []) => Object(("name", cloud), ("suffixes", Object(("storage", cloud == ChinaCloud ? "core.chinacloudapi.cn" : "core.windows.net")))),
        ("resourceId", [string type, .. var names]) => ResourceId(type, names),
        ("subscriptionResourceId", [string type, .. var names]) => ResourceId(type, names),
        ("cidrSubnet", [string range, long bits, long index]) => Subnet(range, (int)bits, (uint)index),
        _ => throw new BicepException($"{function} with {arguments.Count} arguments is a function that the evaluator does not know."),
    };

    public static string Text(object? value) => value switch
    {
        string text => text,
        bool flag => flag ? "true" : "false",
        long number => number.ToString(CultureInfo.InvariantCulture),
        BicepLater later => later.ToString(),
        _ => throw new BicepException("Only texts, numbers and yes or no can be made a text."),
    };

    private static Dictionary<string, object?> Object(params (string Name, object? Value)[] members) => members.ToDictionary(member => member.Name, member => member.Value);

    private static Dictionary<string, object?> Union(IEnumerable<Dictionary<string, object?>> objects)
    {
        var all = new Dictionary<string, object?>();
        foreach (var (name, value) in objects.SelectMany(values => values)) all[name] = value;
        return all;
    }

    private static string ResourceId(string type, IEnumerable<object?> names) => new BicepResource("", type, "", string.Join('/', names.Select(Text)), null, true, []).Id;

    private static string Hash(IEnumerable<object?> arguments) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', arguments.Select(Text)))));

    private static string Subnet(string range, int bits, uint index)
    {
        var network = IPNetwork.Parse(range);
        if (bits < network.PrefixLength || index >= 1u << (bits - network.PrefixLength)) throw new BicepException($"{range} has no subnet number {index} of {bits} bits.");
        var bytes = network.BaseAddress.GetAddressBytes();
        var start = ((uint)bytes[0] << 24 | (uint)bytes[1] << 16 | (uint)bytes[2] << 8 | bytes[3]) + (index << (32 - bits));
        return FormattableString.Invariant($"{start >> 24}.{start >> 16 & 255}.{start >> 8 & 255}.{start & 255}/{bits}");
    }
}
