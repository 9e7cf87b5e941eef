using System.Text.RegularExpressions;
using Functions.Host;
using Functions.Tests.Host;
using Microsoft.Extensions.Configuration;
using Pipeline.Ingest;
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
    [InlineData("    principalId: topicPrincipalId\n    principalType: 'ServicePrincipal'\n    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roleIds['Storage Queue Data Message Sender'])", "    principalId: appPrincipalId\n    principalType: 'ServicePrincipal'\n    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roleIds['Storage Queue Data Message Sender'])", "the app is Storage Queue Data Message Sender")]
    [InlineData("'Storage Table Data Contributor']", "'Storage Table Data Contributor', 'Storage Blob Data Contributor']", "the app is Storage Blob Data Contributor")]
    public async Task Roles_ThatAreNotOnTheList_AreFound(string old, string @new, string finding)
    {
        var folder = await TemplateFolder.LoadAsync("modules/roles.bicep", old, @new);

        Assert.Contains(DeploymentRules.Roles(folder.Deploy(Everything)), found => found.Contains(finding, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Storage_HasTheNamesOfTheCode()
    {
        var resources = (await TemplateFolder.LoadAsync()).Deploy();
        string[] Names(string type) => [.. resources.Where(resource => resource.Type == $"Microsoft.Storage/storageAccounts/{type}").Select(resource => resource.Name.Split('/')[^1])];

        Assert.Equal(StorageLayout.Containers.Append("deployments").Append("event-dead-letters").Order(), Names("blobServices/containers").Order());
        Assert.Equal(StorageLayout.Queues.Order(), Names("queueServices/queues").Order());
        Assert.Equal(StorageLayout.Tables.Order(), Names("tableServices/tables").Order());
    }

    [Fact]
    public async Task Events_OfExports_GoToTheQueueOfTheFunctionAndNeverExpire()
    {
        var resources = (await TemplateFolder.LoadAsync()).Deploy();
        var account = resources.Single(resource => resource.Type == "Microsoft.Storage/storageAccounts");
        var topic = resources.Single(resource => resource.Type == "Microsoft.EventGrid/systemTopics");
        var delivery = resources.Single(resource => resource.Type == "Microsoft.EventGrid/systemTopics/eventSubscriptions");

        Assert.Equal(account.Id, topic.At("properties.source"));
        Assert.Equal("SystemAssigned", topic.At("identity.type"));
        Assert.Null(delivery.At("properties.destination"));
        Assert.Equal("SystemAssigned", delivery.At("properties.deliveryWithResourceIdentity.identity.type"));
        Assert.Equal("StorageQueue", delivery.At("properties.deliveryWithResourceIdentity.destination.endpointType"));
        Assert.Equal(account.Id, delivery.At("properties.deliveryWithResourceIdentity.destination.properties.resourceId"));
        Assert.Equal(StorageLayout.ExportEventsQueue, delivery.At("properties.deliveryWithResourceIdentity.destination.properties.queueName"));
        Assert.Equal(FunctionFiles.All.Single(function => function.Name == "IngestExportEvent").Text("queueName"), delivery.At("properties.deliveryWithResourceIdentity.destination.properties.queueName"));
        Assert.Equal(-1L, delivery.At("properties.deliveryWithResourceIdentity.destination.properties.queueMessageTimeToLiveInSeconds"));
        Assert.Equal($"/blobServices/default/containers/{StorageLayout.ExportsContainer}/blobs/", delivery.At("properties.filter.subjectBeginsWith"));
        Assert.Equal("Microsoft.Storage.BlobCreated", delivery.At("properties.filter.includedEventTypes.0"));
        Assert.Null(delivery.At("properties.filter.includedEventTypes.1"));
        Assert.Equal(1440L, delivery.At("properties.retryPolicy.eventTimeToLiveInMinutes"));
    }

    [Fact]
    public async Task DeletedBlobs_AreKeptAsLongAsReceiptsSay()
    {
        var resources = (await TemplateFolder.LoadAsync()).Deploy(new Dictionary<string, object?> { ["deletedBlobDays"] = 14L });
        var blobs = resources.Single(resource => resource.Type == "Microsoft.Storage/storageAccounts/blobServices");

        Assert.Equal(14L, blobs.At("properties.deleteRetentionPolicy.days"));
        Assert.Equal(14L, blobs.At("properties.containerDeleteRetentionPolicy.days"));
        foreach (var keeper in new[] { "properties.isVersioningEnabled", "properties.changeFeed.enabled", "properties.restorePolicy.enabled" }) Assert.Equal(false, blobs.At(keeper));
        Assert.Equal(14, HandlerSettings.ReadOptions(Configuration(Settings(resources))).Pipeline.Privacy.DeletedBlobDays);
    }

    [Fact]
    public async Task Lifecycle_TouchesExportsOfDataAlone()
    {
        var folder = await TemplateFolder.LoadAsync();
        string[] Prefixes(Dictionary<string, object?> parameters) => [.. Rules(folder, parameters)
            .SelectMany(rule => (List<object?>)((Dictionary<string, object?>)((Dictionary<string, object?>)rule["definition"]!)["filters"]!)["prefixMatch"]!).Cast<string>().Distinct().Order()];
        static IEnumerable<Dictionary<string, object?>> Rules(TemplateFolder folder, Dictionary<string, object?> parameters) =>
            ((List<object?>)folder.Deploy(parameters).Single(resource => resource.Type == "Microsoft.Storage/storageAccounts/managementPolicies").At("properties.policy.rules")!).Cast<Dictionary<string, object?>>();

        Assert.Equal(
            ["event-dead-letters/", .. new[] { "customers", "interactions", "surveys" }.Select(kind => $"{StorageLayout.ExportsContainer}/{kind}/")],
            Prefixes(Everything));
        Assert.Equal(["event-dead-letters/"], Prefixes(new Dictionary<string, object?> { ["exportsCoolAfterDays"] = 0L }));
        Assert.Equal(["delete-dead-letters", "cool-exports"], Rules(folder, []).Select(rule => rule["name"]));
    }

    [Fact]
    public async Task Settings_AreThoseThatTheHostOrTheCodeReads()
    {
        string[] ofTheHost =
        [
            "AzureWebJobsDisableHomepage", "APPLICATIONINSIGHTS_CONNECTION_STRING", "APPLICATIONINSIGHTS_AUTHENTICATION_STRING",
            "FUNCTIONS_EXTENSION_VERSION", "FUNCTIONS_WORKER_RUNTIME", "WEBSITE_RUN_FROM_PACKAGE",
        ];
        var folder = await TemplateFolder.LoadAsync();
        var flex = Settings(folder.Deploy(Everything));
        var dedicated = Settings(folder.Deploy(new Dictionary<string, object?>(Everything) { ["plan"] = "dedicated" }));

        foreach (var name in flex.Keys.Union(dedicated.Keys).Except(ofTheHost).Where(name => !name.StartsWith(StorageConnection.DefaultName + "__", StringComparison.Ordinal)))
            Assert.True(SettingNames.Exists(name), $"{name} is a setting of nobody");
        Assert.Equal(["FUNCTIONS_EXTENSION_VERSION", "FUNCTIONS_WORKER_RUNTIME", "WEBSITE_RUN_FROM_PACKAGE"], dedicated.Keys.Except(flex.Keys).Order());
        Assert.False(SettingNames.Exists("Churn__InactiveDays"));
        var options = HandlerSettings.ReadOptions(Configuration(flex.Where(setting => setting.Key != "Privacy__IdKey")));
        Assert.Equal(("86", 60), (options.Pipeline.Privacy.CountryCode, options.Pipeline.Churn.InactivityDays));
        Assert.Equal("@Microsoft.KeyVault(SecretUri={Microsoft.KeyVault/vaults/", flex["Privacy__IdKey"][..57]);
    }

    [Fact]
    public async Task StorageConnection_OfTheApp_IsByItsIdentity()
    {
        foreach (var cloud in new[] { BicepEvaluator.PublicCloud, BicepEvaluator.ChinaCloud })
        {
            var suffix = cloud == BicepEvaluator.ChinaCloud ? "core.chinacloudapi.cn" : "core.windows.net";
            var settings = Settings((await TemplateFolder.LoadAsync()).Deploy(cloud: cloud))
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
    public async Task Alerts_AskForMetricsThatThereAre()
    {
        var queries = (await TemplateFolder.LoadAsync()).Deploy()
            .Where(resource => resource.Type == "Microsoft.Insights/scheduledQueryRules").Select(resource => (string)resource.At("properties.criteria.allOf.0.query")!).ToList();

        foreach (var query in queries)
        {
            var metric = MetricOf().Match(query).Groups[1].Value;
            Assert.True(AlertMetrics.Names.TryGetValue(metric, out var attribute), $"{metric} is no metric");
            Assert.All(AttributeOf().Matches(query), match => Assert.Equal(attribute, match.Groups[1].Value));
        }
        Assert.Equal(
            ["pipeline.exports", "pipeline.model.drift", "pipeline.poison.messages", "pipeline.run.age", "pipeline.runs"],
            queries.Select(query => MetricOf().Match(query).Groups[1].Value).Order(StringComparer.Ordinal));
        var ledger = queries.Single(query => query.Contains("pipeline.exports", StringComparison.Ordinal));
        Assert.Equal(
            new[] { ExportStatus.Failed, ExportStatus.Held, ExportStatus.Unreadable }.Order(),
            ValuesOf().Match(ledger).Groups[1].Value.Split(", ").Select(value => value.Trim('"')).Order());
    }

    [Fact]
    public async Task China_HasNoAddressOfThePublicCloud()
    {
        var folder = await TemplateFolder.LoadAsync();
        string[] Zones(string cloud) => [.. folder.Deploy(Everything, cloud).Where(resource => resource.Type == "Microsoft.Network/privateDnsZones").Select(resource => resource.Name).Order(StringComparer.Ordinal)];

        Assert.Equal(
            ["privatelink.blob.core.chinacloudapi.cn", "privatelink.chinacloudsites.cn", "privatelink.queue.core.chinacloudapi.cn", "privatelink.table.core.chinacloudapi.cn", "privatelink.vaultcore.azure.cn"],
            Zones(BicepEvaluator.ChinaCloud));
        Assert.Equal(
            ["privatelink.azurewebsites.net", "privatelink.blob.core.windows.net", "privatelink.queue.core.windows.net", "privatelink.table.core.windows.net", "privatelink.vaultcore.azure.net"],
            Zones(BicepEvaluator.PublicCloud));
        var addresses = folder.Files.Values.SelectMany(file => file.Root.All()).Where(node => node.Type == "string_content").Select(node => node.Text).Where(text => CloudAddress().IsMatch(text));
        Assert.All(addresses, text => Assert.StartsWith("privatelink.", text));
    }

    private static Dictionary<string, string> Settings(IReadOnlyList<BicepResource> resources) =>
        resources.Single(resource => resource.Type == "Microsoft.Web/sites/config").Body["properties"] is Dictionary<string, object?> properties
            ? properties.ToDictionary(setting => setting.Key, setting => BicepEvaluator.Text(setting.Value))
            : [];

    private static IConfiguration Configuration(IEnumerable<KeyValuePair<string, string>> settings) =>
        new ConfigurationBuilder().AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Key.Replace("__", ":", StringComparison.Ordinal), (string?)setting.Value))).Build();

    [GeneratedRegex("Name == \"([a-z.]+)\"")]
    private static partial Regex MetricOf();

    [GeneratedRegex(@"Properties\.(\w+)")]
    private static partial Regex AttributeOf();

    [GeneratedRegex(@"in \(([^)]*)\)")]
    private static partial Regex ValuesOf();

    [GeneratedRegex(@"^\{.*primaryEndpoints\.(\w+)\}$")]
    private static partial Regex AddressOf();

    [GeneratedRegex(@"\.(windows|azure|azurewebsites|microsoftonline)\.(net|com)|\.azure\.cn|chinacloud")]
    private static partial Regex CloudAddress();
}
