using Azure;
using Azure.Core;
using Azure.Core.Pipeline;

namespace Pipeline.Storage.Tables;

/// <summary>An account's table service. Safe for use by several threads; keep one.</summary>
public sealed class TableServiceClient
{
    private readonly TablePipeline _pipeline;

    /// <param name="connectionString">With an account key or a shared access signature, or <c>UseDevelopmentStorage=true</c>.</param>
    /// <param name="options">Retries, transport and more.</param>
    /// <exception cref="FormatException">Something is missing or unreadable; the message names it and quotes nothing.</exception>
    public TableServiceClient(string connectionString, TableClientOptions? options = null)
    {
        var connection = TableConnectionString.Parse(connectionString);
        Uri = connection.Endpoint;
        options ??= new TableClientOptions();
        if (connection.SharedAccessSignature is { } signature)
            _pipeline = TablePipeline.Create(options, [new SharedAccessSignaturePolicy(new AzureSasCredential(signature))], []);
        else
        {
            var policy = new SharedKeyLitePolicy(connection.AccountName!, connection.AccountKey!, options.TimeProvider);
            _pipeline = TablePipeline.Create(options, [], [policy]);
        }
    }

    /// <param name="endpoint">The table endpoint, which must be HTTPS.</param>
    /// <param name="credential">Gives tokens for <see cref="TableClientOptions.Audience"/>.</param>
    /// <param name="options">Retries, transport and more.</param>
    public TableServiceClient(Uri endpoint, TokenCredential credential, TableClientOptions? options = null)
    {
        Uri = CheckEndpoint(endpoint);
        ArgumentNullException.ThrowIfNull(credential);
        options ??= new TableClientOptions();
        var scope = options.Audience.TrimEnd('/') + "/.default";
        _pipeline = TablePipeline.Create(options, [], [new BearerTokenAuthenticationPolicy(credential, scope)]);
    }

    /// <param name="endpoint">The table endpoint, without a query.</param>
    /// <param name="credential">The shared access signature; updating it takes effect with the next request.</param>
    /// <param name="options">Retries, transport and more.</param>
    public TableServiceClient(Uri endpoint, AzureSasCredential credential, TableClientOptions? options = null)
    {
        Uri = CheckEndpoint(endpoint);
        ArgumentNullException.ThrowIfNull(credential);
        _pipeline = TablePipeline.Create(options ?? new TableClientOptions(), [new SharedAccessSignaturePolicy(credential)], []);
    }

    /// <param name="endpointWithSignature">The table endpoint with a shared access signature as its query.</param>
    /// <param name="options">Retries, transport and more.</param>
    public TableServiceClient(Uri endpointWithSignature, TableClientOptions? options = null)
        : this(WithoutQuery(endpointWithSignature), new AzureSasCredential(Signature(endpointWithSignature)), options)
    {
    }

    /// <summary>The table endpoint, without any signature.</summary>
    public Uri Uri { get; }

    /// <exception cref="ArgumentException">That is no table name.</exception>
    public TableClient GetTableClient(string tableName)
    {
        TableName.Check(tableName, nameof(tableName));
        return new TableClient(_pipeline, Uri, tableName);
    }

    private static Uri CheckEndpoint(Uri endpoint)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        return endpoint.IsAbsoluteUri && endpoint.Query.Length == 0
            ? endpoint
            : throw new ArgumentException(
                "A table endpoint is an absolute address without a query; a shared access signature is given separately.",
                nameof(endpoint));
    }

    private static Uri WithoutQuery(Uri endpoint)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        return new UriBuilder(endpoint) { Query = "" }.Uri;
    }

    private static string Signature(Uri endpoint) => endpoint.Query.Contains("sig=", StringComparison.Ordinal)
        ? endpoint.Query
        : throw new ArgumentException("The address has no shared access signature.", nameof(endpoint));
}
