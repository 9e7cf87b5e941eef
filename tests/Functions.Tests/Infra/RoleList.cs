namespace Functions.Tests.Infra;

/// <summary>A role that somebody needs.</summary>
/// <param name="Who">Where the principal's id comes from.</param>
/// <param name="Role">Name of the built-in role.</param>
/// <param name="Scope">What it is given for: the end of the resource's id.</param>
/// <param name="Reason">Why nothing less will do.</param>
internal sealed record RoleNeed(string Who, string Role, string Scope, string Reason);

/// <summary>Every role that the templates may give, and why.</summary>
internal static class RoleList
{
    public const string App = "the app";
    public const string Topic = "the topic";
    public const string Uploader = "an uploader";

    public static IReadOnlyList<RoleNeed> All { get; } =
    [
        new(
            App, "Storage Blob Data Owner", "/storageAccounts/*",
            "The role that the Functions host asks for on the account of AzureWebJobsStorage: leases of timers, keys, blob receipts. The jobs read and write all containers."),
        new(App, "Storage Queue Data Contributor", "/storageAccounts/*", "Takes messages, sends them, makes the poison queues."),
        new(App, "Storage Table Data Contributor", "/storageAccounts/*", "Reads and writes the tables; the host keeps diagnostic events in one of its own."),
        new(App, "Key Vault Secrets User", "/vaults/*", "Reads the secrets that settings refer to; it cannot list or change them."),
        new(App, "Monitoring Metrics Publisher", "/components/*", "Sends telemetry, as keys of the component are switched off."),
        new(Topic, "Storage Queue Data Message Sender", "/storageAccounts/*/queueServices/default/queues/export-events", "Adds messages to this one queue."),
        new(
            Topic, "Storage Blob Data Contributor", "/storageAccounts/*/blobServices/default/containers/event-dead-letters",
            "Writes events that could not be delivered; there is no smaller role to write blobs by."),
        new(Uploader, "Storage Blob Data Contributor", "/storageAccounts/*/blobServices/default/containers/exports", "Drops exports, and takes them away again, in this one container."),
    ];

    /// <summary>Names of the built-in roles by id.</summary>
    public static IReadOnlyDictionary<string, string> Names { get; } = new Dictionary<string, string>
    {
        ["4633458b-17de-408a-b874-0445c86b69e6"] = "Key Vault Secrets User",
        ["3913510d-42f4-4e42-8a64-420c390055eb"] = "Monitoring Metrics Publisher",
        ["ba92f5b4-2d11-453d-a403-e96b0029c9fe"] = "Storage Blob Data Contributor",
        ["b7e6dc6d-f1e8-4753-8033-0f276bb0955b"] = "Storage Blob Data Owner",
        ["974c5e8b-45b9-4653-ba55-5f855dd0fb88"] = "Storage Queue Data Contributor",
        ["c6a89b2d-59bc-44d0-9896-0f6e12d7b80a"] = "Storage Queue Data Message Sender",
        ["0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3"] = "Storage Table Data Contributor",
    };
}
