using System.Text;
using System.Text.Json.Nodes;
using Sbom;
using Testing;

namespace Cli.Tests.Release;

/// <summary>The software bill of materials, of the command line as it was built and of an app made up.</summary>
public sealed class SbomTests
{
    private const string Package = "microsoft.example";

    private static readonly byte[] MadeUp = Encoding.UTF8.GetBytes("""
        {
          "runtimeTarget": { "name": ".NETCoreApp,Version=v10.0/linux-x64" },
          "targets": {
            ".NETCoreApp,Version=v10.0/linux-x64": {
              "App/0.1.0": { "dependencies": { "Microsoft.Example": "1.2.0-beta+x", "System.IO.Hashing": "8.0.0", "runtimepack.Microsoft.NETCore.App.Runtime.linux-x64": "10.0.12", "Not.There": "1.0.0" } },
              "runtimepack.Microsoft.NETCore.App.Runtime.linux-x64/10.0.12": {},
              "Microsoft.Example/1.2.0-beta+x": {},
              "System.IO.Hashing/8.0.0": {}
            }
          },
          "libraries": {
            "App/0.1.0": { "type": "project", "sha512": "" },
            "runtimepack.Microsoft.NETCore.App.Runtime.linux-x64/10.0.12": { "type": "runtimepack", "sha512": "" },
            "Microsoft.Example/1.2.0-beta+x": { "type": "package", "sha512": "sha512-AAEC" },
            "System.IO.Hashing/8.0.0": { "type": "project", "sha512": "" }
          }
        }
        """);

    [Fact]
    public async Task Bill_OfTheCommandLine_IsOfTheSchemaAndHasEveryPackageOfItsLockFile()
    {
        await Requires.AzuriteAsync();
        var made = BillOfMaterials.Make(PublishedApp.Read(await File.ReadAllBytesAsync(Path.Combine(AppContext.BaseDirectory, "Cli.deps.json"))), PackageCache.OfUser());
        var bill = JsonNode.Parse(made)!;

        Assert.Empty(await CheckAsync(made));
        var locked = JsonNode.Parse(await File.ReadAllBytesAsync(Path.Combine(Repository.Root, "src", "Cli", "packages.lock.json")))!["dependencies"]!["net10.0"]!.AsObject()
            .Where(package => package.Value!["contentHash"] is not null).ToDictionary(package => package.Key, package => (string)package.Value!["contentHash"]!);
        var packages = bill["components"]!.AsArray().Where(component => component!["purl"] is not null).ToList();
        Assert.NotEmpty(packages);
        foreach (var package in packages)
        {
            Assert.Equal(locked[(string)package!["name"]!], (string)package["properties"]![0]!["value"]!);
            Assert.Equal(128, ((string)package["hashes"]![0]!["content"]!).Length);
            Assert.NotNull(package["licenses"]);
        }
        // Those that are missing bring nothing to run: what they have is part of the runtime.
        Assert.True(packages.Count > locked.Count / 2);
        Assert.Contains(packages, package => (string)package!["name"]! == "Azure.Storage.Blobs");
    }

    [Fact]
    public async Task Bill_OfAnyApp_TellsPackagesFromWhatIsCompiledHere()
    {
        await Requires.AzuriteAsync();
        using var folder = new TemporaryFolder();
        folder.Write($"{Package}/1.2.0-beta+x/{Package}.nuspec", "<package><metadata><license type=\"file\">LICENSE</license><licenseUrl>https://aka.ms/deprecateLicenseUrl</licenseUrl></metadata></package>");
        folder.Write($"{Package}/1.2.0-beta+x/{Package}.1.2.0-beta+x.nupkg.sha512", Convert.ToBase64String(new byte[64]));

        var made = BillOfMaterials.Make(PublishedApp.Read(MadeUp), new PackageCache(folder.Path));
        var bill = JsonNode.Parse(made)!;

        Assert.Empty(await CheckAsync(made));
        Assert.Equal("App", (string)bill["metadata"]!["component"]!["name"]!);
        var components = bill["components"]!.AsArray();
        Assert.Equal(
            ["pkg:nuget/Microsoft.Example@1.2.0-beta%2Bx", "pkg:nuget/Microsoft.NETCore.App.Runtime.linux-x64@10.0.12", "project:System.IO.Hashing/8.0.0"],
            components.Select(component => (string)component!["bom-ref"]!));
        Assert.Equal(new string('0', 128), (string)components[0]!["hashes"]![0]!["content"]!);
        Assert.Equal("The file LICENSE of the package", (string)components[0]!["licenses"]![0]!["license"]!["name"]!);
        Assert.Null(components[2]!["purl"]);
        Assert.Equal(3, bill["dependencies"]![0]!["dependsOn"]!.AsArray().Count);
        Assert.Equal(made, BillOfMaterials.Make(PublishedApp.Read(MadeUp), new PackageCache(folder.Path)));
    }

    [Theory]
    [InlineData("\"specVersion\": \"1.6\"", "\"specVersion\": 1.6")]
    [InlineData("\"alg\": \"SHA-512\"", "\"alg\": \"SHA512\"")]
    [InlineData("\"type\": \"library\"", "\"type\": \"part\"")]
    public async Task Bill_ThatIsNotOfTheSchema_IsFound(string old, string @new)
    {
        await Requires.AzuriteAsync();
        using var folder = new TemporaryFolder();
        folder.Write($"{Package}/1.2.0-beta+x/{Package}.1.2.0-beta+x.nupkg.sha512", Convert.ToBase64String(new byte[64]));
        var good = Encoding.UTF8.GetString(BillOfMaterials.Make(PublishedApp.Read(MadeUp), new PackageCache(folder.Path)));
        var bad = good.Replace(old, @new, StringComparison.Ordinal);

        Assert.NotEqual(good, bad);
        Assert.NotEmpty(await CheckAsync(Encoding.UTF8.GetBytes(bad)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("""{"runtimeTarget":{"name":"x"},"targets":{"x":{}},"libraries":{}}""")]
    [InlineData("""{"runtimeTarget":{"name":"x"},"targets":{"x":{"a/1":{}}},"libraries":{"a/1":{"type":"reference","sha512":""}}}""")]
    public void File_ThatIsNoList_IsRefused(string text) => Assert.Throws<InvalidDataException>(() => PublishedApp.Read(Encoding.UTF8.GetBytes(text)));

    private static async Task<string[]> CheckAsync(byte[] bill)
    {
        using var folder = new TemporaryFolder();
        var (exitCode, output) = await NodeScript.RunAsync("tests/Cli.Tests/Release/bom-checker.mjs", folder.Write("bom.json", Encoding.UTF8.GetString(bill)));
        Assert.Equal(0, exitCode);
        return output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
