using System.Text.RegularExpressions;
using Pipeline.Storage;

namespace Functions.Tests.Infra;

/// <summary>What the templates deploy, worked out for parameters.</summary>
public sealed partial class DeploymentTests
{
    private static readonly Dictionary<string, object?> Everything = new()
    {
        ["privateApi"] = true,
        ["apiAddresses"] = new List<object?> { "203.0.113.0/24" },
        ["alertEmails"] = new List<object?> { "somebody@example.com" },
        ["uploaders"] = new List<object?> { "an uploader" },
        ["exportsDeleteAfterDays"] = 400L,
        ["useIdKey"] = true,
        ["countryCode"] = "86",
        ["settings"] = new Dictionary<string, object?> { ["Churn__InactivityDays"] = "60" },
    };

    [Theory]
    [InlineData("flex")]
    [InlineData("dedicated")]
    public async Task Defaults_OfEitherPlan_DenyPublicAccess(string plan)
    {
        var folder = await TemplateFolder.LoadAsync();

        Assert.Empty(DeploymentRules.Access(folder.Deploy(new Dictionary<string, object?> { ["plan"] = plan }), isPrivate: true));
        Assert.Empty(DeploymentRules.Access(folder.Deploy(Everything), isPrivate: true));
    }

    [Fact]
    public async Task OpenNetwork_ForDevelopment_StillAsksForSignIn()
    {
        var resources = (await TemplateFolder.LoadAsync()).Deploy(new Dictionary<string, object?> { ["privateNetwork"] = false });

        Assert.Empty(DeploymentRules.Access(resources, isPrivate: false));
        Assert.NotEmpty(DeploymentRules.Access(resources, isPrivate: true));
        Assert.DoesNotContain(resources, resource => resource.Type.StartsWith("Microsoft.Network/", StringComparison.Ordinal));
    }

    [Fact]
    public async Task StorageAddresses_InAPrivateNetwork_AreTheOnlyOnesLetIn()
    {
        var resources = (await TemplateFolder.LoadAsync()).Deploy(new Dictionary<string, object?> { ["storageAddresses"] = new List<object?> { "203.0.113.7" } });

        var account = resources.Single(resource => resource.Type == "Microsoft.Storage/storageAccounts");
        Assert.Equal("Enabled", account.At("properties.publicNetworkAccess"));
        Assert.Equal("Deny", account.At("properties.networkAcls.defaultAction"));
        Assert.Equal("203.0.113.7", account.At("properties.networkAcls.ipRules.0.value"));
        Assert.Null(account.At("properties.networkAcls.ipRules.1"));
    }

    [Fact]
    public async Task PrivateApi_WithRanges_IsClosedToOthers()
    {
        var folder = await TemplateFolder.LoadAsync();
        var site = folder.Deploy(Everything).Single(resource => resource.Type == "Microsoft.Web/sites");
        var open = folder.Deploy().Single(resource => resource.Type == "Microsoft.Web/sites");

        Assert.Equal("Disabled", site.At("properties.publicNetworkAccess"));
        Assert.Equal("Deny", site.At("properties.siteConfig.ipSecurityRestrictionsDefaultAction"));
        Assert.Equal("203.0.113.0/24", site.At("properties.siteConfig.ipSecurityRestrictions.0.ipAddress"));
        Assert.Equal("Enabled", open.At("properties.publicNetworkAccess"));
    }

    [Theory]
    [InlineData("modules/storage.bicep", "allowSharedKeyAccess: false", "allowSharedKeyAccess: true", "allowSharedKeyAccess is not False")]
    [InlineData("modules/storage.bicep", "allowBlobPublicAccess: false", "allowBlobPublicAccess: true", "allowBlobPublicAccess is not False")]
    [InlineData("modules/storage.bicep", "defaultAction: privateNetwork ? 'Deny' : 'Allow'", "defaultAction: 'Allow'", "networkAcls.defaultAction is not Deny")]
    [InlineData("modules/storage.bicep", "? 'Disabled' : 'Enabled'", "? 'Enabled' : 'Disabled'", "publicNetworkAccess is not Disabled")]
    [InlineData("modules/storage.bicep", "publicAccess: 'None'", "publicAccess: 'Blob'", "publicAccess is not None")]
    [InlineData("modules/vault.bicep", "enablePurgeProtection: true", "enablePurgeProtection: false", "enablePurgeProtection is not True")]
    [InlineData("modules/vault.bicep", "publicNetworkAccess: privateNetwork ? 'Disabled' : 'Enabled'", "publicNetworkAccess: 'Enabled'", "publicNetworkAccess is not Disabled")]
    [InlineData("modules/monitoring.bicep", "DisableLocalAuth: true", "DisableLocalAuth: false", "DisableLocalAuth is not True")]
    [InlineData("modules/app.bicep", "httpsOnly: true", "httpsOnly: false", "httpsOnly is not True")]
    [InlineData("modules/app.bicep", "  name: 'scm'\n", "  name: 'ftp'\n", "passwords are not switched off for ftp and scm")]
    [InlineData("modules/app.bicep", "virtualNetworkSubnetId: empty(networkName) ? null : ", "virtualNetworkSubnetId: !empty(networkName) ? null : ", "the app is in no network")]
    [InlineData("main.bicep", "for service in ['blob', 'queue', 'table']", "for service in ['blob', 'queue']", "table has no private endpoint")]
    [InlineData("main.bicep", "param privateNetwork bool = true", "param privateNetwork bool = false", "vault has no private endpoint")]
    public async Task Access_ThatATemplateOpens_IsFound(string file, string old, string @new, string finding)
    {
        var folder = await TemplateFolder.LoadAsync(file, old, @new);

        Assert.Contains(DeploymentRules.Access(folder.Deploy(), isPrivate: true), found => found.EndsWith(finding, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Roles_ThatAreGiven_AreThoseOfTheList()
    {
        var folder = await TemplateFolder.LoadAsync();

        Assert.Empty(DeploymentRules.Roles(folder.Deploy(Everything)));
        Assert.Equal(["an uploader is not Storage Blob Data Contributor of /storageAccounts/*/blobServices/default/containers/exports"], DeploymentRules.Roles(folder.Deploy()));
        Assert.Equal(RoleList.All.Select(role => role.Role).Distinct().Order(), RoleList.Names.Values.Order());
    }

    [Theory]
    [InlineData("4633458b-17de-408a-b874-0445c86b69e6'\n  '", "b86a8fe4-44ce-4948-aee5-eccb2c155cd7'\n  '", "b86a8fe4-44ce-4948-aee5-eccb2c155cd7")]
    [InlineData("  scope: exportEvents\n", "  scope: account\n", "Storage Queue Data Message Sender of /storageAccounts/*,")]
    [InlineData("  scope: exports\n", "", "Storage Blob Data Contributor of the resource group,")]
    [InlineData("roleIds['Storage Queue Data Message Sender'])\n  properties: {\n    principalId: topicPrincipalId", "'x')\n  properties: {\n    principalId: appPrincipalId", "the app is Storage Queue Data Message Sender")]
    [InlineData("'Storage Table Data Contributor']", "'Storage Table Data Contributor', 'Storage Blob Data Contributor']", "the app is Storage Blob Data Contributor")]
    public async Task Roles_ThatAreNotOnTheList_AreFound(string old, string @new, string finding)
    {
        var folder = await TemplateFolder.LoadAsync("modules/roles.bicep", old, @new);

        Assert.Contains(DeploymentRules.Roles(folder.Deploy(Everything)), found => found.Contains(finding, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Deployments_AndTheCode_SayTheSame()
    {
        var folder = await TemplateFolder.LoadAsync();

        Assert.Empty(CodeChecks.All(folder.Deploy()));
        Assert.Empty(CodeChecks.All(folder.Deploy(new Dictionary<string, object?>(Everything) { ["plan"] = "dedicated", ["deletedBlobDays"] = 14L })));
    }

    [Theory]
    [InlineData("modules/storage.bicep", "'exports', 'events'", "'exports', 'event'", "blobServices/containers: events is not deployed")]
    [InlineData("modules/storage.bicep", "'train-requests', ", "'train-requests', 'train', ", "queueServices/queues: train is not in the code")]
    [InlineData("modules/storage.bicep", ", 'Tombstones'", "", "tableServices/tables: Tombstones is not deployed")]
    [InlineData("modules/storage.bicep", "isVersioningEnabled: false", "isVersioningEnabled: true", "isVersioningEnabled keeps what receipts do not know of")]
    [InlineData("modules/storage.bicep", "      days: deletedBlobDays\n      allow", "      days: 30\n      allow", "deleteRetentionPolicy.days is not what receipts say")]
    [InlineData("modules/app.bicep", "Privacy__DeletedBlobDays: string(deletedBlobDays)", "Privacy__DeletedBlobDays: '8'", "containerDeleteRetentionPolicy.days is not what receipts say")]
    [InlineData("modules/app.bicep", "Privacy__CountryCode: countryCode", "Privacy__Country: countryCode", "Privacy__Country is a setting of nobody")]
    [InlineData("modules/storage.bicep", "'exports/customers/']", "'exports/']", "lifecycle rules touch exports/")]
    [InlineData("modules/storage.bicep", "      prefixMatch: ['event-dead-letters/']\n", "", "lifecycle rules touch everything")]
    [InlineData("modules/delivery.bicep", "queueName: 'export-events'", "queueName: 'exports'", "queueName is not export-events")]
    [InlineData("modules/delivery.bicep", "queueMessageTimeToLiveInSeconds: -1", "queueMessageTimeToLiveInSeconds: 604800", "queueMessageTimeToLiveInSeconds is not -1")]
    [InlineData("modules/delivery.bicep", "containers/exports/blobs/", "containers/events/blobs/", "subjectBeginsWith is not /blobServices/default/containers/exports/blobs/")]
    [InlineData("modules/topic.bicep", "type: 'SystemAssigned'", "type: 'UserAssigned'", "identity.type is not SystemAssigned")]
    [InlineData("modules/alerts.bicep", "pipeline.poison.messages", "pipeline.poison", "pipeline.poison is no metric")]
    [InlineData("modules/alerts.bicep", "pipeline.model.drift", "pipeline.model.age", "no alert asks for pipeline.model.drift")]
    [InlineData("modules/alerts.bicep", "Properties.status", "Properties.outcome", "pipeline.runs is asked for an attribute that it does not have")]
    [InlineData("modules/alerts.bicep", ", \"held\")", ")", "the alert on exports does not ask for the ledger's failures")]
    public async Task Deployments_ThatSayOtherwiseThanTheCode_AreFound(string file, string old, string @new, string finding)
    {
        var folder = await TemplateFolder.LoadAsync(file, old, @new);

        Assert.Contains(CodeChecks.All(folder.Deploy(Everything)), found => found.EndsWith(finding, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Lifecycle_WithoutDays_TouchesNoExports()
    {
        var folder = await TemplateFolder.LoadAsync();

        Assert.Equal(["event-dead-letters/"], CodeChecks.LifecyclePrefixes(folder.Deploy(new Dictionary<string, object?> { ["exportsCoolAfterDays"] = 0L })));
        Assert.Equal(4, CodeChecks.LifecyclePrefixes(folder.Deploy()).Count());
        Assert.Equal(7, CodeChecks.LifecyclePrefixes(folder.Deploy(Everything)).Count());
    }

    [Fact]
    public async Task Settings_OfThePlans_AreReadByTheCode()
    {
        var folder = await TemplateFolder.LoadAsync();
        var flex = CodeChecks.SettingsOf(folder.Deploy(Everything));
        var dedicated = CodeChecks.SettingsOf(folder.Deploy(new Dictionary<string, object?>(Everything) { ["plan"] = "dedicated" }));

        Assert.Equal(["FUNCTIONS_EXTENSION_VERSION", "FUNCTIONS_WORKER_RUNTIME", "WEBSITE_RUN_FROM_PACKAGE"], dedicated.Keys.Except(flex.Keys).Order());
        var options = CodeChecks.OptionsOf(flex.Where(setting => setting.Key != "Privacy__IdKey")).Pipeline;
        Assert.Equal(("86", 7, 60), (options.Privacy.CountryCode, options.Privacy.DeletedBlobDays, options.Churn.InactivityDays));
        Assert.Matches(@"^@Microsoft\.KeyVault\(SecretUri=\{Microsoft\.KeyVault/vaults/[^}]+\}secrets/id-key\)$", flex["Privacy__IdKey"]);
        Assert.DoesNotContain("Privacy__IdKey", CodeChecks.SettingsOf(folder.Deploy()).Keys);
    }

    [Fact]
    public async Task Settings_OfTheTemplate_WinOverThoseAdded()
    {
        var added = new Dictionary<string, object?> { ["AzureWebJobsStorage__credential"] = "none", ["Privacy__DeletedBlobDays"] = "300" };

        var settings = CodeChecks.SettingsOf((await TemplateFolder.LoadAsync()).Deploy(new Dictionary<string, object?> { ["settings"] = added }));

        Assert.Equal(("managedidentity", "7"), (settings["AzureWebJobsStorage__credential"], settings["Privacy__DeletedBlobDays"]));
    }

    [Fact]
    public async Task StorageConnection_OfTheApp_IsByItsIdentity()
    {
        foreach (var cloud in new[] { BicepEvaluator.PublicCloud, BicepEvaluator.ChinaCloud })
        {
            var suffix = cloud == BicepEvaluator.ChinaCloud ? "core.chinacloudapi.cn" : "core.windows.net";
            var settings = CodeChecks.SettingsOf((await TemplateFolder.LoadAsync()).Deploy(cloud: cloud))
                .ToDictionary(setting => setting.Key, setting => (string?)AddressOf().Replace(setting.Value, match => $"https://account.{match.Groups[1].Value}.{suffix}/"));

            var connection = StorageConnection.FromSettings(settings);

            Assert.Equal($"https://account.blob.{suffix}/", connection.Blobs.Uri.ToString());
            Assert.Equal($"https://account.queue.{suffix}/", connection.Queues.Uri.ToString());
            Assert.DoesNotContain(settings.Keys, name => name == StorageConnection.DefaultName);
        }
    }

    [Fact]
    public async Task Flex_HasTheRuntimeThatWasAskedFor()
    {
        var folder = await TemplateFolder.LoadAsync();
        var site = folder.Deploy(new Dictionary<string, object?> { ["runtimeVersion"] = "of the catalogue" }).Single(resource => resource.Type == "Microsoft.Web/sites");

        Assert.Equal("custom", site.At("properties.functionAppConfig.runtime.name"));
        Assert.Equal("of the catalogue", site.At("properties.functionAppConfig.runtime.version"));
        Assert.EndsWith("deployments", (string)site.At("properties.functionAppConfig.deployment.storage.value")!);
        Assert.Throws<BicepException>(() => folder.Deploy(new Dictionary<string, object?> { ["runtimeVersion"] = "" }));
    }

    [Fact]
    public async Task China_HasNoAddressOfThePublicCloud()
    {
        var folder = await TemplateFolder.LoadAsync();
        string[] Zones(string cloud) =>
            [.. folder.Deploy(Everything, cloud).Where(resource => resource.Type == "Microsoft.Network/privateDnsZones").Select(resource => resource.Name).Order(StringComparer.Ordinal)];

        Assert.Equal(
            [
                "privatelink.blob.core.chinacloudapi.cn", "privatelink.chinacloudsites.cn", "privatelink.queue.core.chinacloudapi.cn",
                "privatelink.table.core.chinacloudapi.cn", "privatelink.vaultcore.azure.cn",
            ],
            Zones(BicepEvaluator.ChinaCloud));
        Assert.Equal(
            [
                "privatelink.azurewebsites.net", "privatelink.blob.core.windows.net", "privatelink.queue.core.windows.net",
                "privatelink.table.core.windows.net", "privatelink.vaultcore.azure.net",
            ],
            Zones(BicepEvaluator.PublicCloud));
        var addresses = folder.Files.Values.SelectMany(file => file.Root.All())
            .Where(node => node.Type == "string_content" && CloudAddress().IsMatch(node.Text)).Select(node => node.Text);
        Assert.All(addresses, text => Assert.StartsWith("privatelink.", text));
    }

    [GeneratedRegex(@"^\{.*primaryEndpoints\.(\w+)\}$")]
    private static partial Regex AddressOf();

    [GeneratedRegex(@"\.(windows|azure|azurewebsites|microsoftonline)\.(net|com)|\.azure\.cn|chinacloud")]
    private static partial Regex CloudAddress();
}
