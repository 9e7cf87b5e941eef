namespace Functions.Tests.Infra;

/// <summary>The templates as they are written. What only a subscription can say is listed in docs/guides/deploy.md.</summary>
public sealed class TemplateTests
{
    [Fact]
    public async Task Templates_AsTheyAre_HaveNoFindings()
    {
        var folder = await TemplateFolder.LoadAsync();

        Assert.True(folder.Files.Count >= 10);
        Assert.Empty(TemplateChecks.Grammar(folder));
        Assert.Empty(TemplateChecks.Modules(folder));
        Assert.Empty(TemplateChecks.Names(folder));
        Assert.Empty(TemplateChecks.Secrets(folder));
        Assert.Empty(TemplateChecks.ApiVersions(folder));
    }

    [Theory]
    [InlineData("main.bicep", "param plan string = 'flex'", "param plan string 'flex'")]
    [InlineData("modules/storage.bicep", "  kind: 'StorageV2'\n", "  kind: StorageV2'\n")]
    [InlineData("modules/roles.bicep", "resource appOnVault 'Microsoft.Authorization/roleAssignments@2022-04-01' = {", "resource appOnVault 'Microsoft.Authorization/roleAssignments@2022-04-01' {")]
    public async Task Grammar_OfABrokenTemplate_SaysWhere(string file, string old, string @new)
    {
        var folder = await TemplateFolder.LoadAsync(file, old, @new);

        Assert.Contains(TemplateChecks.Grammar(folder), finding => finding.StartsWith(file, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("main.bicep", "'modules/vault.bicep'", "'modules/safe.bicep'", "modules/safe.bicep does not exist")]
    [InlineData("main.bicep", "    redundancy: storageRedundancy\n", "", "modules/storage.bicep needs redundancy")]
    [InlineData("main.bicep", "    redundancy: storageRedundancy\n", "    sku: storageRedundancy\n", "modules/storage.bicep has no parameter sku")]
    [InlineData("main.bicep", "storage.outputs.exportsUri", "storage.outputs.uploads", "there is no output uploads")]
    public async Task Modules_CalledWrongly_AreFound(string file, string old, string @new, string finding)
    {
        var folder = await TemplateFolder.LoadAsync(file, old, @new);

        Assert.Contains(TemplateChecks.Modules(folder), found => found.EndsWith(finding, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("main.bicep", "    emails: alertEmails\n", "    emails: alertMails\n", "alertMails is not declared")]
    [InlineData("main.bicep", "    emails: alertEmails\n", "    emails: []\n", "nothing uses alertEmails")]
    [InlineData("main.bicep", "dependsOn: [roles]", "dependsOn: [rolls]", "rolls is not declared")]
    [InlineData("main.bicep", "'modules/vault.bicep'", "'modules/storage.bicep'", "nothing deploys modules/vault.bicep")]
    public async Task Names_ThatLeadNowhere_AreFound(string file, string old, string @new, string finding)
    {
        var folder = await TemplateFolder.LoadAsync(file, old, @new);

        Assert.Contains(TemplateChecks.Names(folder), found => found.EndsWith(finding, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("id-key.bicep", "@secure()\n", "", "idKey is a secret and not @secure()")]
    [InlineData("id-key.bicep", "param idKey string", "param idKey string = 'a fixed key for everybody'", "idKey has a default")]
    [InlineData("modules/storage.bicep", "output id string = account.id", "output id string = account.listKeys().keys[0].value", "listKeys brings a secret")]
    public async Task Secrets_InTheOpen_AreFound(string file, string old, string @new, string finding)
    {
        var folder = await TemplateFolder.LoadAsync(file, old, @new);

        Assert.Contains(TemplateChecks.Secrets(folder), found => found.EndsWith(finding, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("modules/topic.bicep", "Microsoft.EventGrid/systemTopics@2025-02-15", "Microsoft.EventGrid/systemTopics@2025-04-01-preview", "is of a preview")]
    [InlineData("modules/vault.bicep", "Microsoft.KeyVault/vaults@2024-11-01", "Microsoft.KeyVault/vaults@2023-07-01", "is used in several versions")]
    public async Task ApiVersions_ThatDiffer_AreFound(string file, string old, string @new, string finding)
    {
        var folder = await TemplateFolder.LoadAsync(file, old, @new);

        Assert.Contains(TemplateChecks.ApiVersions(folder), found => found.EndsWith(finding, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Parameters_OfMain_AreAllDescribed()
    {
        var folder = await TemplateFolder.LoadAsync();

        foreach (var root in new[] { "main.bicep", "id-key.bicep" })
            Assert.DoesNotContain(folder.Files[root].Parameters, parameter => parameter.Description is null);
        Assert.Null(folder.Files["main.bicep"].Parameters.Single(parameter => parameter.Name == "runtimeVersion").Default);
    }
}
