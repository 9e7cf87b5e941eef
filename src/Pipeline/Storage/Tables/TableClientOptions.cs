using Azure.Core;

namespace Pipeline.Storage.Tables;

/// <summary>
/// How a table client behaves: retries, transport and further policies as for every Azure client.
/// Logging and tracing of requests are off unless the caller turns them on, because the address of an entity contains its keys,
/// and keys may be customers' ids.
/// </summary>
public sealed class TableClientOptions : ClientOptions
{
    /// <summary>The first version of the service that takes tokens for tables; Azurite knows it.</summary>
    internal const string ServiceVersion = "2020-12-06";

    public TableClientOptions()
    {
        Diagnostics.IsLoggingEnabled = false;
        Diagnostics.IsDistributedTracingEnabled = false;
    }

    /// <summary>
    /// What tokens are asked for. The default holds in every cloud; an account's own table address
    /// (<c>https://ACCOUNT.table.core.windows.net</c>) narrows tokens to that account.
    /// </summary>
    public string Audience { get; set; } = "https://storage.azure.com";

    /// <summary>Gives the date that requests are signed with.</summary>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;
}
