using Testing;

namespace Functions.Tests.Infra;

/// <summary>The Bicep files of <c>infra/</c>, parsed.</summary>
internal sealed class TemplateFolder
{
    private TemplateFolder(IReadOnlyDictionary<string, BicepFile> files) => Files = files;

    public static string Root { get; } = Path.Combine(Repository.Root, "infra");

    /// <summary>By path below the folder.</summary>
    public IReadOnlyDictionary<string, BicepFile> Files { get; }

    /// <param name="file">One that is read otherwise than it stands there; <c>null</c> for none.</param>
    /// <param name="old">What it has, once.</param>
    /// <param name="new">What it has instead.</param>
    public static async Task<TemplateFolder> LoadAsync(string? file = null, string old = "", string @new = "")
    {
        var files = new Dictionary<string, BicepFile>();
        foreach (var found in Directory.EnumerateFiles(Root, "*.bicep", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            var path = Path.GetRelativePath(Root, found).Replace(Path.DirectorySeparatorChar, '/');
            var text = await File.ReadAllTextAsync(found);
            if (path == file)
            {
                Assert.Equal(2, text.Split(old).Length);
                text = text.Replace(old, @new, StringComparison.Ordinal);
            }
            files[path] = await TemplateParser.BicepAsync(path, text);
        }
        return new TemplateFolder(files);
    }

    /// <summary>What a deployment of <c>main.bicep</c> makes.</summary>
    /// <param name="parameters">Beside the required ones, which are set.</param>
    /// <param name="cloud">The name of the cloud.</param>
    public IReadOnlyList<BicepResource> Deploy(IReadOnlyDictionary<string, object?>? parameters = null, string cloud = BicepEvaluator.PublicCloud)
    {
        var values = new Dictionary<string, object?> { ["environmentName"] = "test", ["runtimeVersion"] = "1.0" };
        foreach (var (name, value) in parameters ?? new Dictionary<string, object?>()) values[name] = value;
        return [.. new BicepEvaluator(this, cloud).Deploy("main.bicep", values).Resources.Where(resource => !resource.IsExisting)];
    }
}
