namespace Functions.Tests.Infra;

/// <summary>What has to hold of every deployment.</summary>
internal static class DeploymentRules
{
    private static readonly (string Type, string Path, object? Value)[] Always =
    [
        ("Microsoft.Storage/storageAccounts", "properties.allowSharedKeyAccess", false),
        ("Microsoft.Storage/storageAccounts", "properties.allowBlobPublicAccess", false),
        ("Microsoft.Storage/storageAccounts", "properties.allowCrossTenantReplication", false),
        ("Microsoft.Storage/storageAccounts", "properties.supportsHttpsTrafficOnly", true),
        ("Microsoft.Storage/storageAccounts", "properties.minimumTlsVersion", "TLS1_2"),
        ("Microsoft.Storage/storageAccounts", "properties.networkAcls.bypass", "AzureServices"),
        ("Microsoft.Storage/storageAccounts/blobServices/containers", "properties.publicAccess", "None"),
        ("Microsoft.KeyVault/vaults", "properties.enableRbacAuthorization", true),
        ("Microsoft.KeyVault/vaults", "properties.enableSoftDelete", true),
        ("Microsoft.KeyVault/vaults", "properties.enablePurgeProtection", true),
        ("Microsoft.KeyVault/vaults", "properties.enabledForTemplateDeployment", false),
        ("Microsoft.KeyVault/vaults", "properties.networkAcls.bypass", "None"),
        ("Microsoft.Insights/components", "properties.DisableLocalAuth", true),
        ("Microsoft.OperationalInsights/workspaces", "properties.features.disableLocalAuth", true),
        ("Microsoft.Web/sites", "properties.httpsOnly", true),
        ("Microsoft.Web/sites", "properties.siteConfig.minTlsVersion", "1.2"),
        ("Microsoft.Web/sites", "properties.siteConfig.scmMinTlsVersion", "1.2"),
        ("Microsoft.Web/sites", "properties.siteConfig.ftpsState", "Disabled"),
        ("Microsoft.Web/sites", "properties.siteConfig.remoteDebuggingEnabled", false),
        ("Microsoft.Web/sites/basicPublishingCredentialsPolicies", "properties.allow", false),
    ];

    private static readonly (string Type, string Path, object? Value)[] Private =
    [
        ("Microsoft.Storage/storageAccounts", "properties.publicNetworkAccess", "Disabled"),
        ("Microsoft.Storage/storageAccounts", "properties.networkAcls.defaultAction", "Deny"),
        ("Microsoft.KeyVault/vaults", "properties.publicNetworkAccess", "Disabled"),
        ("Microsoft.KeyVault/vaults", "properties.networkAcls.defaultAction", "Deny"),
    ];

    /// <summary>What is open that must not be.</summary>
    /// <param name="resources">Those of the deployment.</param>
    /// <param name="isPrivate">Whether data is reached over private endpoints only.</param>
    public static IReadOnlyList<string> Access(IReadOnlyList<BicepResource> resources, bool isPrivate)
    {
        var findings = new List<string>();
        foreach (var (type, path, value) in isPrivate ? Always.Concat(Private) : Always)
        {
            var found = resources.Where(resource => resource.Type == type).ToList();
            if (found.Count == 0) findings.Add($"there is no {type}");
            findings.AddRange(found.Where(resource => !Equals(resource.At(path), value)).Select(resource => $"{resource.Name}: {path} is not {value}"));
        }
        var policies = resources.Where(resource => resource.Type == "Microsoft.Web/sites/basicPublishingCredentialsPolicies").Select(resource => resource.Name.Split('/')[^1]).Order();
        if (!policies.SequenceEqual(["ftp", "scm"])) findings.Add("passwords are not switched off for ftp and scm");
        if (isPrivate)
        {
            var endpoints = resources.Where(resource => resource.Type == "Microsoft.Network/privateEndpoints")
                .Select(resource => (string)resource.At("properties.privateLinkServiceConnections.0.properties.groupIds.0")!).ToList();
            findings.AddRange(new[] { "blob", "queue", "table", "vault" }.Except(endpoints).Select(service => $"{service} has no private endpoint"));
            if (resources.First(resource => resource.Type == "Microsoft.Web/sites").At("properties.virtualNetworkSubnetId") is null) findings.Add("the app is in no network");
        }
        // Requests to tables have customers' ids in their addresses.
        findings.AddRange(resources.Where(resource => resource.Type == "Microsoft.Insights/diagnosticSettings").Select(resource => $"{resource.Name} keeps logs of addresses"));
        return findings;
    }

    /// <summary>Roles that are not on <see cref="RoleList"/>, and those of the list that are missing.</summary>
    public static IReadOnlyList<string> Roles(IReadOnlyList<BicepResource> resources)
    {
        var given = resources.Where(resource => resource.Type == "Microsoft.Authorization/roleAssignments").Select(Given).ToList();
        var needed = RoleList.All.Select(role => (role.Who, role.Role, role.Scope)).ToList();
        return
        [
            .. given.Except(needed).Select(role => $"{role.Who} is {role.Role} of {role.Scope}, which is not on the list"),
            .. needed.Except(given).Select(role => $"{role.Who} is not {role.Role} of {role.Scope}"),
            .. given.GroupBy(role => role).Where(group => group.Count() > 1).Select(group => $"{group.Key.Role} is given twice"),
        ];
    }

    private static (string Who, string Role, string Scope) Given(BicepResource assignment)
    {
        var principal = BicepEvaluator.Text(assignment.At("properties.principalId"));
        var who = principal.Contains("userAssignedIdentities", StringComparison.Ordinal) ? RoleList.App
            : principal.Contains("systemTopics", StringComparison.Ordinal) ? RoleList.Topic : RoleList.Uploader;
        var role = ((string)assignment.At("properties.roleDefinitionId")!).Split('/')[^1];
        if (assignment.Scope is null) return (who, RoleList.Names.GetValueOrDefault(role, role), "the resource group");
        var scope = assignment.Scope.Split('/');
        // The name of the account, vault or component is made when it is deployed.
        scope[4] = "*";
        return (who, RoleList.Names.GetValueOrDefault(role, role), "/" + string.Join('/', scope.Skip(3)));
    }
}
