using System.Collections.Concurrent;
using Functions.Local.Azurite;
using Testing;

namespace Functions.Tests.Local.Azurite;

public sealed class AzuriteLocatorTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Locate_FromInsideTheRepository_FindsTheInstalledScript()
    {
        var installation = await AzuriteSetup.LocateAsync();

        Assert.Equal("3.37.0", installation.Version);
        Assert.True(File.Exists(installation.ScriptPath));
        Assert.True(File.Exists(installation.NodePath));
    }

    [Fact]
    public async Task Locate_NoPackageAbove_SaysWhatToDo()
    {
        var exception = await Assert.ThrowsAsync<AzuriteUnavailableException>(() => new AzuriteLocator(_folder.Path).LocateAsync());

        Assert.Contains(_folder.Path, exception.Message, StringComparison.Ordinal);
        Assert.Contains("AzureWebJobsStorage", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Locate_PackageWithoutAzuriteBelowOneWithIt_TakesTheUpperOne()
    {
        await AzuriteSetup.LocateAsync();
        WritePackage("9.9.9");
        WriteInstalled("9.9.9");
        var inner = Path.GetDirectoryName(_folder.Write("page/src/package.json", """{"dependencies":{"echarts":"6.0.0"}}"""))!;

        var installation = await new AzuriteLocator(inner).LocateAsync();

        Assert.Equal(Path.Combine(_folder.Path, "node_modules", "azurite", "main.js"), installation.ScriptPath);
    }

    [Fact]
    public async Task Locate_NoNode_SaysToInstallNode()
    {
        WritePackage("9.9.9");
        WriteInstalled("9.9.9");

        var exception = await Assert.ThrowsAsync<AzuriteUnavailableException>(
            () => new AzuriteLocator(_folder.Path, searchPath: _folder.Path).LocateAsync());

        Assert.Contains("Node.js", exception.Message, StringComparison.Ordinal);
        Assert.Contains("AzureWebJobsStorage", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Locate_NotInstalledAndNoNpm_SaysToInstallNpm()
    {
        var node = (await AzuriteSetup.LocateAsync()).NodePath;
        WritePackage("9.9.9");
        var commands = Directory.CreateDirectory(Path.Combine(_folder.Path, "commands")).FullName;
        File.CreateSymbolicLink(Path.Combine(commands, Path.GetFileName(node)), node);

        var exception = await Assert.ThrowsAsync<AzuriteUnavailableException>(
            () => new AzuriteLocator(_folder.Path, commands).LocateAsync());

        Assert.Contains("install npm", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("9.9.8")]
    public async Task Locate_PinnedVersionNotInstalled_InstallsItAndReportsProgress(string? installedBefore)
    {
        await AzuriteSetup.LocateAsync();
        WriteOfflinePackage();
        if (installedBefore is not null)
            _folder.Write("node_modules/azurite/package.json", $$"""{"version":"{{installedBefore}}"}""");
        var progress = new Lines();

        var installation = await new AzuriteLocator(_folder.Path).LocateAsync(progress);

        Assert.Equal("9.9.9", installation.Version);
        Assert.True(File.Exists(installation.ScriptPath));
        Assert.Equal(2, progress.Reported.Count);

        await new AzuriteLocator(_folder.Path).LocateAsync(progress);
        Assert.Equal(2, progress.Reported.Count);
    }

    [Fact]
    public async Task Locate_TwoAtOnce_InstallOneAfterTheOther()
    {
        await AzuriteSetup.LocateAsync();
        WriteOfflinePackage();
        var progress = new Lines();

        var both = await Task.WhenAll(
            new AzuriteLocator(_folder.Path).LocateAsync(progress), new AzuriteLocator(_folder.Path).LocateAsync(progress));

        Assert.Equal(both[0], both[1]);
        Assert.Equal(2, progress.Reported.Count);
    }

    [Fact]
    public async Task Locate_NpmFails_QuotesWhatNpmSaid()
    {
        await AzuriteSetup.LocateAsync();
        WritePackage("9.9.9");

        var exception = await Assert.ThrowsAsync<AzuriteUnavailableException>(() => new AzuriteLocator(_folder.Path).LocateAsync());

        Assert.Contains("npm ci", exception.Message, StringComparison.Ordinal);
        Assert.Contains("package-lock.json", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Installed_OtherVersionThanThePinnedOne_IsNull()
    {
        WritePackage("9.9.9");
        WriteInstalled("9.9.8");

        Assert.Null(AzuritePackage.FindAbove(_folder.Path)!.Installed());

        WriteInstalled("9.9.9");
        Assert.Equal("9.9.9", AzuritePackage.FindAbove(_folder.Path)!.Installed()!.Value.Version);
    }

    [Fact]
    public void FindAbove_BrokenPackage_NamesTheFile()
    {
        var file = _folder.Write("package.json", "{");

        var exception = Assert.Throws<AzuriteUnavailableException>(() => AzuritePackage.FindAbove(_folder.Path));

        Assert.Contains(file, exception.Message, StringComparison.Ordinal);
    }

    private void WriteOfflinePackage()
    {
        // A package in a folder beside: npm ci installs it without a network.
        WritePackage("file:offline");
        _folder.Write("offline/package.json", """{"name":"azurite","version":"9.9.9","bin":{"azurite":"main.js"}}""");
        _folder.Write("offline/main.js", "");
        _folder.Write("package-lock.json", """
            {"name":"under-test","lockfileVersion":3,"requires":true,"packages":{
              "":{"name":"under-test","dependencies":{"azurite":"file:offline"}},
              "node_modules/azurite":{"resolved":"offline","link":true},
              "offline":{"name":"azurite","version":"9.9.9","bin":{"azurite":"main.js"}}}}
            """);
    }

    private void WritePackage(string version) =>
        _folder.Write("package.json", $$"""{"name":"under-test","dependencies":{"azurite":"{{version}}" } }""");

    private void WriteInstalled(string version)
    {
        _folder.Write("node_modules/azurite/package.json", $$"""{"version":"{{version}}","bin":{"azurite":"./main.js"} }""");
        _folder.Write("node_modules/azurite/main.js", "");
    }

    private sealed class Lines : IProgress<string>
    {
        public ConcurrentQueue<string> Reported { get; } = [];

        public void Report(string value) => Reported.Enqueue(value);
    }
}
