using Azure.Core;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using Pipeline.Storage.Tables;

namespace Pipeline.Storage;

/// <summary>
/// How the pipeline reaches its storage account. Clients, and the credential they may share, are made when first asked for.
/// It prints where storage is, never a secret.
/// </summary>
public sealed class StorageConnection
{
    /// <summary>The connection the Functions host uses too.</summary>
    public const string DefaultName = "AzureWebJobsStorage";

    private readonly Lazy<BlobServiceClient> _blobs;
    private readonly Lazy<QueueServiceClient> _queues;
    private readonly Lazy<TableServiceClient> _tables;
    private readonly string _description;

    private StorageConnection(
        Func<BlobServiceClient> blobs,
        Func<QueueClientOptions, QueueServiceClient> queues,
        Func<TableServiceClient> tables,
        string description)
    {
        _blobs = new Lazy<BlobServiceClient>(blobs);
        _queues = new Lazy<QueueServiceClient>(() => queues(QueueOptions()));
        _tables = new Lazy<TableServiceClient>(tables);
        _description = description;
    }

    public BlobServiceClient Blobs => _blobs.Value;

    /// <summary>
    /// Sends messages as Base64, as the Functions host expects them, and receives plain ones too, these at the second receive.
    /// </summary>
    public QueueServiceClient Queues => _queues.Value;

    public TableServiceClient Tables => _tables.Value;

    /// <summary>
    /// Reads a connection out of settings: <c>NAME</c> as a connection string or, for an identity, <c>NAME__accountName</c> (with
    /// <c>NAME__endpointSuffix</c> outside the public cloud, for instance core.chinacloudapi.cn) or <c>NAME__blobServiceUri</c>,
    /// <c>NAME__queueServiceUri</c> and <c>NAME__tableServiceUri</c>; <c>NAME__credential</c> = managedidentity and <c>NAME__clientId</c>
    /// choose the identity. A colon does as well as two underscores. A connection string goes before all of these.
    /// </summary>
    /// <param name="setting">Gives a setting by its name, or null.</param>
    /// <param name="name">The connection's name.</param>
    /// <exception cref="StorageConnectionException">A setting is missing or wrong; the message names it.</exception>
    public static StorageConnection FromSettings(Func<string, string?> setting, string name = DefaultName)
    {
        ArgumentNullException.ThrowIfNull(setting);
        ArgumentException.ThrowIfNullOrEmpty(name);
        var settings = new StorageSettings(setting, name);
        return settings.ConnectionString is { } connectionString
            ? FromConnectionString(connectionString, name)
            : FromIdentity(settings);
    }

    /// <inheritdoc cref="FromSettings(Func{string, string?}, string)"/>
    /// <param name="settings">Settings by name; upper and lower case are the same.</param>
    /// <param name="name">The connection's name.</param>
    public static StorageConnection FromSettings(IEnumerable<KeyValuePair<string, string?>> settings, string name = DefaultName)
    {
        var byName = new Dictionary<string, string?>(settings, StringComparer.OrdinalIgnoreCase);
        return FromSettings(key => byName.GetValueOrDefault(key), name);
    }

    /// <param name="connectionString">With endpoints for all three services, or <c>UseDevelopmentStorage=true</c>.</param>
    /// <param name="name">What an error message calls it.</param>
    /// <exception cref="StorageConnectionException">It is none.</exception>
    public static StorageConnection FromConnectionString(string connectionString, string name = DefaultName)
    {
        ArgumentException.ThrowIfNullOrEmpty(connectionString);
        TableConnectionString parsed;
        try
        {
            parsed = TableConnectionString.Parse(connectionString);
        }
        catch (FormatException exception)
        {
            throw new StorageConnectionException($"{name} is not a usable connection string: {exception.Message}");
        }

        return new StorageConnection(
            () => new BlobServiceClient(connectionString),
            options => new QueueServiceClient(connectionString, options),
            () => new TableServiceClient(connectionString),
            $"storage with tables at {parsed.Endpoint} by connection string");
    }

    public override string ToString() => _description;

    private static StorageConnection FromIdentity(StorageSettings settings)
    {
        var endpoints = StorageEndpoints.From(settings);
        StorageIdentity.Check(settings);
        var credential = new Lazy<TokenCredential>(() => StorageIdentity.Create(settings, endpoints.Blobs));
        return new StorageConnection(
            () => new BlobServiceClient(endpoints.Blobs, credential.Value),
            options => new QueueServiceClient(endpoints.Queues, credential.Value, options),
            () => new TableServiceClient(endpoints.Tables, credential.Value),
            $"storage at {endpoints.Blobs} by identity");
    }

    private static QueueClientOptions QueueOptions()
    {
        var options = new QueueClientOptions { MessageEncoding = QueueMessageEncoding.Base64 };
        options.MessageDecodingFailed += PlainQueueMessages.EncodeInPlaceAsync;
        return options;
    }
}
