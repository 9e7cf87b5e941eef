using System.Text.RegularExpressions;
using Functions.Host;
using Functions.Tests.Host;
using Microsoft.Extensions.Configuration;
using Pipeline.Ingest;
using Pipeline.Storage;

namespace Functions.Tests.Infra;

/// <summary>Where a deployment says otherwise than the code: names, settings, days, metrics.</summary>
internal static partial class CodeChecks
{
    /// <summary>Containers that are the platform's, not the product's.</summary>
    private static readonly string[] PlatformContainers = ["deployments", "event-dead-letters"];

    private static readonly string[] SettingsOfTheHost =
    [
        "AzureWebJobsDisableHomepage", "APPLICATIONINSIGHTS_CONNECTION_STRING", "APPLICATIONINSIGHTS_AUTHENTICATION_STRING",
        "FUNCTIONS_EXTENSION_VERSION", "FUNCTIONS_WORKER_RUNTIME", "WEBSITE_RUN_FROM_PACKAGE",
    ];

    public static IReadOnlyList<string> All(IReadOnlyList<BicepResource> resources) =>
        [.. Storage(resources), .. Delivery(resources), .. Settings(resources), .. Retention(resources), .. Lifecycle(resources), .. Alerts(resources)];

    /// <summary>The app's settings, with what only a deployment knows in braces.</summary>
    public static Dictionary<string, string> SettingsOf(IReadOnlyList<BicepResource> resources) =>
        ((Dictionary<string, object?>)resources.Single(resource => resource.Type == "Microsoft.Web/sites/config").Body["properties"]!)
            .ToDictionary(setting => setting.Key, setting => BicepEvaluator.Text(setting.Value));

    public static HandlerOptions OptionsOf(IEnumerable<KeyValuePair<string, string>> settings) => HandlerSettings.ReadOptions(new ConfigurationBuilder()
        .AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Key.Replace("__", ":", StringComparison.Ordinal), (string?)setting.Value)))
        .Build());

    private static IEnumerable<string> Storage(IReadOnlyList<BicepResource> resources)
    {
        IEnumerable<string> Differences(string type, IEnumerable<string> ofTheCode)
        {
            var deployed = resources.Where(resource => resource.Type == $"Microsoft.Storage/storageAccounts/{type}").Select(resource => resource.Name.Split('/')[^1]).ToList();
            return deployed.Except(ofTheCode).Select(name => $"{type}: {name} is not in the code").Concat(ofTheCode.Except(deployed).Select(name => $"{type}: {name} is not deployed"));
        }

        return
        [
            .. Differences("blobServices/containers", StorageLayout.Containers.Concat(PlatformContainers)),
            .. Differences("queueServices/queues", StorageLayout.Queues),
            .. Differences("tableServices/tables", StorageLayout.Tables),
        ];
    }

    private static IEnumerable<string> Delivery(IReadOnlyList<BicepResource> resources)
    {
        const string destination = "properties.deliveryWithResourceIdentity.destination.properties";
        var account = resources.Single(resource => resource.Type == "Microsoft.Storage/storageAccounts");
        var topic = resources.Single(resource => resource.Type == "Microsoft.EventGrid/systemTopics");
        var delivery = resources.Single(resource => resource.Type == "Microsoft.EventGrid/systemTopics/eventSubscriptions");
        var queue = FunctionFiles.All.Single(function => function.Name == "IngestExportEvent").Text("queueName");
        (BicepResource Resource, string Path, object? Value)[] expected =
        [
            (topic, "properties.source", account.Id),
            (topic, "identity.type", "SystemAssigned"),
            (delivery, "properties.destination", null),
            (delivery, "properties.deliveryWithResourceIdentity.identity.type", "SystemAssigned"),
            (delivery, "properties.deliveryWithResourceIdentity.destination.endpointType", "StorageQueue"),
            (delivery, $"{destination}.resourceId", account.Id),
            (delivery, $"{destination}.queueName", queue),
            (delivery, $"{destination}.queueMessageTimeToLiveInSeconds", -1L),
            (delivery, "properties.filter.subjectBeginsWith", $"/blobServices/default/containers/{StorageLayout.ExportsContainer}/blobs/"),
            (delivery, "properties.filter.includedEventTypes.0", "Microsoft.Storage.BlobCreated"),
            (delivery, "properties.filter.includedEventTypes.1", null),
            (delivery, "properties.retryPolicy.eventTimeToLiveInMinutes", 1440L),
            (delivery, "properties.deadLetterWithResourceIdentity.deadLetterDestination.properties.blobContainerName", "event-dead-letters"),
        ];
        return expected.Where(one => !Equals(one.Resource.At(one.Path), one.Value)).Select(one => $"{one.Path} is not {one.Value}");
    }

    private static IEnumerable<string> Settings(IReadOnlyList<BicepResource> resources) => SettingsOf(resources).Keys
        .Except(SettingsOfTheHost)
        .Where(name => !name.StartsWith(StorageConnection.DefaultName + "__", StringComparison.Ordinal) && !SettingNames.Exists(name))
        .Select(name => $"{name} is a setting of nobody");

    private static IEnumerable<string> Retention(IReadOnlyList<BicepResource> resources)
    {
        var blobs = resources.Single(resource => resource.Type == "Microsoft.Storage/storageAccounts/blobServices");
        var said = OptionsOf(SettingsOf(resources).Where(setting => setting.Key == "Privacy__DeletedBlobDays")).Pipeline.Privacy.DeletedBlobDays;
        foreach (var days in new[] { "properties.deleteRetentionPolicy.days", "properties.containerDeleteRetentionPolicy.days" })
        {
            if (!Equals(blobs.At(days), (long?)said)) yield return $"{days} is not what receipts say";
        }
        foreach (var keeper in new[] { "properties.isVersioningEnabled", "properties.changeFeed.enabled", "properties.restorePolicy.enabled" })
        {
            if (!Equals(blobs.At(keeper), false)) yield return $"{keeper} keeps what receipts do not know of";
        }
    }

    /// <summary>Rules for anything but exports of data: mappings and aliases are asked for always, the rest is removed by jobs.</summary>
    private static IEnumerable<string> Lifecycle(IReadOnlyList<BicepResource> resources)
    {
        string[] touched = ["event-dead-letters/", .. new[] { "customers", "interactions", "surveys" }.Select(kind => $"{StorageLayout.ExportsContainer}/{kind}/")];
        return LifecyclePrefixes(resources).Except(touched).Select(prefix => $"lifecycle rules touch {prefix}");
    }

    public static IEnumerable<string> LifecyclePrefixes(IReadOnlyList<BicepResource> resources)
    {
        var policy = resources.Single(resource => resource.Type == "Microsoft.Storage/storageAccounts/managementPolicies");
        for (var rule = 0; policy.At($"properties.policy.rules.{rule}") is not null; rule++)
        {
            if (policy.At($"properties.policy.rules.{rule}.definition.filters.prefixMatch") is not List<object?> { Count: > 0 } prefixes) yield return "everything";
            else foreach (var prefix in prefixes) yield return (string)prefix!;
        }
    }

    private static IEnumerable<string> Alerts(IReadOnlyList<BicepResource> resources)
    {
        string[] wanted = ["pipeline.poison.messages", "pipeline.run.age", "pipeline.runs", "pipeline.exports", "pipeline.model.drift"];
        var queries = resources.Where(resource => resource.Type == "Microsoft.Insights/scheduledQueryRules").Select(resource => (string)resource.At("properties.criteria.allOf.0.query")!).ToList();
        var asked = queries.ToDictionary(query => MetricOf().Match(query).Groups[1].Value);
        foreach (var (metric, query) in asked)
        {
            if (!AlertMetrics.Names.TryGetValue(metric, out var attribute)) yield return $"{metric} is no metric";
            else if (AttributeOf().Matches(query).Any(match => match.Groups[1].Value != attribute)) yield return $"{metric} is asked for an attribute that it does not have";
        }
        foreach (var metric in wanted.Where(metric => !asked.ContainsKey(metric))) yield return $"no alert asks for {metric}";
        string[] failures = [ExportStatus.Failed, ExportStatus.Unreadable, ExportStatus.Held];
        if (asked.TryGetValue("pipeline.exports", out var ledger) && !ValuesOf().Match(ledger).Groups[1].Value.Split(", ").Select(value => value.Trim('"')).ToHashSet().SetEquals(failures))
            yield return "the alert on exports does not ask for the ledger's failures";
    }

    [GeneratedRegex("Name == \"([a-z.]+)\"")]
    private static partial Regex MetricOf();

    [GeneratedRegex(@"Properties\.(\w+)")]
    private static partial Regex AttributeOf();

    [GeneratedRegex(@"in \(([^)]*)\)")]
    private static partial Regex ValuesOf();
}
