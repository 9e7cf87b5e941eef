using Azure;
using Azure.Core;

namespace Pipeline.Storage.Tables;

/// <summary>
/// One table. Every method throws <see cref="RequestFailedException"/> with status and <see cref="TableErrorCode"/> where the service
/// refuses, and <see cref="ArgumentException"/> where a key is one the service does not allow. Safe for use by several threads.
/// </summary>
public sealed class TableClient
{
    private readonly TablePipeline _pipeline;
    private readonly TableAddress _address;

    internal TableClient(TablePipeline pipeline, Uri endpoint, string name)
    {
        _pipeline = pipeline;
        _address = new TableAddress(endpoint, name);
        Name = name;
    }

    public string Name { get; }

    /// <summary>Makes the table; false where it was there.</summary>
    /// <exception cref="RequestFailedException">
    /// Among others <see cref="TableErrorCode.TableBeingDeleted"/>: try again in a minute.
    /// </exception>
    public async Task<bool> CreateIfNotExistsAsync(CancellationToken cancellationToken = default)
    {
        using var message = _pipeline.CreateMessage(RequestMethod.Post, _address.Tables, TableEntityWriter.TableJson(Name));
        try
        {
            await _pipeline.SendAsync(message, Name, cancellationToken: cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (RequestFailedException exception) when (exception.ErrorCode == TableErrorCode.TableAlreadyExists)
        {
            return false;
        }
    }

    /// <summary>Deletes the table and all it holds. A table that does not exist is no failure; the answer's status is then 404.</summary>
    public Task<Response> DeleteAsync(CancellationToken cancellationToken = default) =>
        SendAsync(_pipeline.CreateMessage(RequestMethod.Delete, _address.Table), ifMatch: null, alsoExpected: 404, cancellationToken);

    /// <summary>
    /// Adds an entity that must not exist yet (<see cref="TableErrorCode.EntityAlreadyExists"/>). The answer's headers have its ETag.
    /// </summary>
    public Task<Response> AddEntityAsync(TableEntity entity, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(entity);
        var message = _pipeline.CreateMessage(RequestMethod.Post, _address.Entities, TableEntityWriter.ToJson(entity));
        return SendAsync(message, ifMatch: null, alsoExpected: null, cancellationToken);
    }

    /// <inheritdoc cref="GetEntityIfExistsAsync"/>
    /// <exception cref="RequestFailedException">
    /// There is no such entity (<see cref="TableErrorCode.ResourceNotFound"/>), or as everywhere.
    /// </exception>
    public async Task<Response<TableEntity>> GetEntityAsync(
        string partitionKey, string rowKey, IEnumerable<string>? select = null, CancellationToken cancellationToken = default)
    {
        using var message = CreateGet(partitionKey, rowKey, select);
        var response = await _pipeline.SendAsync(message, Name, cancellationToken: cancellationToken).ConfigureAwait(false);
        return Response.FromValue(TableEntityReader.ReadOne(response.Content.ToMemory().Span), response);
    }

    /// <summary>Reads an entity: all of it, or its keys and the properties selected.</summary>
    public async Task<NullableResponse<TableEntity>> GetEntityIfExistsAsync(
        string partitionKey, string rowKey, IEnumerable<string>? select = null, CancellationToken cancellationToken = default)
    {
        using var message = CreateGet(partitionKey, rowKey, select);
        var response = await _pipeline.SendAsync(message, Name, alsoExpected: 404, cancellationToken).ConfigureAwait(false);
        return response.Status == 404
            ? new NoEntity(response)
            : Response.FromValue(TableEntityReader.ReadOne(response.Content.ToMemory().Span), response);
    }

    /// <summary>Writes an entity whether it exists or not.</summary>
    public Task<Response> UpsertEntityAsync(
        TableEntity entity, TableUpdateMode mode = TableUpdateMode.Merge, CancellationToken cancellationToken = default) =>
        SendAsync(CreateWrite(entity, mode), ifMatch: null, alsoExpected: null, cancellationToken);

    /// <summary>
    /// Writes an entity that must exist in the state <paramref name="ifMatch"/> says
    /// (<see cref="TableErrorCode.UpdateConditionNotSatisfied"/>); <see cref="ETag.All"/> takes any state.
    /// </summary>
    public Task<Response> UpdateEntityAsync(
        TableEntity entity, ETag ifMatch, TableUpdateMode mode = TableUpdateMode.Merge, CancellationToken cancellationToken = default) =>
        ifMatch == default
            ? throw new ArgumentException("An update needs the ETag the entity was read with, or ETag.All.", nameof(ifMatch))
            : SendAsync(CreateWrite(entity, mode), ifMatch, alsoExpected: null, cancellationToken);

    /// <summary>
    /// Deletes an entity, if asked only in the state <paramref name="ifMatch"/> says. An entity that does not exist is no failure;
    /// the answer's status is then 404.
    /// </summary>
    public Task<Response> DeleteEntityAsync(
        string partitionKey, string rowKey, ETag ifMatch = default, CancellationToken cancellationToken = default)
    {
        var message = _pipeline.CreateMessage(RequestMethod.Delete, _address.Entity(partitionKey, rowKey));
        return SendAsync(message, ifMatch == default ? ETag.All : ifMatch, alsoExpected: 404, cancellationToken);
    }

    /// <summary>Finds entities, in the order of their keys, a page at a time as they are asked for.</summary>
    /// <param name="filter">What to find; null finds all.</param>
    /// <param name="select">Properties to bring; null brings all. The keys always come.</param>
    /// <param name="maxPerPage">1 to 1000, which is also the service's own limit.</param>
    /// <param name="cancellationToken">Ends the enumeration.</param>
    public AsyncPageable<TableEntity> QueryAsync(
        TableFilter? filter = null,
        IEnumerable<string>? select = null,
        int? maxPerPage = null,
        CancellationToken cancellationToken = default) =>
        CreateQuery(filter, select, maxPerPage, cancellationToken);

    /// <summary>
    /// Finds one page of entities, from where an earlier page's token says on. Filter and selection must be the same.
    /// A page can be empty and yet have a successor: go on until its token is null.
    /// </summary>
    /// <exception cref="ArgumentException">The token is not one that a page had.</exception>
    public Task<Page<TableEntity>> QueryPageAsync(
        TableFilter? filter = null,
        IEnumerable<string>? select = null,
        int? maxPerPage = null,
        string? continuationToken = null,
        CancellationToken cancellationToken = default) =>
        CreateQuery(filter, select, maxPerPage, cancellationToken).PageAsync(continuationToken, maxPerPage);

    /// <summary>Carries out up to 100 actions on different entities of one partition: all of them or, throwing, none.</summary>
    /// <returns>An answer for each action, in order, with the ETag of what was written.</returns>
    /// <exception cref="TableTransactionFailedException">
    /// An action failed, or before anything is sent: the request is over 4 MiB. It says which action.
    /// </exception>
    public async Task<Response<IReadOnlyList<Response>>> SubmitTransactionAsync(
        IEnumerable<TableTransactionAction> transactionActions, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(transactionActions);
        var actions = transactionActions as IReadOnlyList<TableTransactionAction> ?? [.. transactionActions];
        if (actions.Count is 0 or > TransactionRequest.MaximumActions)
        {
            throw new ArgumentException(
                $"A transaction has 1 to {TransactionRequest.MaximumActions} actions, not {actions.Count}.", nameof(transactionActions));
        }

        var partitionKey = actions[0].Entity.PartitionKey;
        if (actions.Any(action => action.Entity.PartitionKey != partitionKey))
            throw new ArgumentException("The actions of a transaction must be for one partition.", nameof(transactionActions));

        var request = new TransactionRequest(_address, Name, actions);
        return await _pipeline.SubmitAsync(request, _address.Batch, Name, actions.Count, cancellationToken).ConfigureAwait(false);
    }

    private static string? Selection(IEnumerable<string>? select) => select is null
        ? null
        : string.Join(',', new[] { nameof(TableEntity.PartitionKey), nameof(TableEntity.RowKey) }.Union(select, StringComparer.Ordinal));

    private TableQuery CreateQuery(
        TableFilter? filter, IEnumerable<string>? select, int? maxPerPage, CancellationToken cancellationToken)
    {
        TableQuery.CheckPageSize(maxPerPage, nameof(maxPerPage));
        return new TableQuery(_pipeline, _address, Name, filter, Selection(select), maxPerPage, cancellationToken);
    }

    private HttpMessage CreateGet(string partitionKey, string rowKey, IEnumerable<string>? select)
    {
        var address = _address.Entity(partitionKey, rowKey);
        return _pipeline.CreateMessage(
            RequestMethod.Get, Selection(select) is { } selection ? $"{address}?$select={Uri.EscapeDataString(selection)}" : address);
    }

    private HttpMessage CreateWrite(TableEntity entity, TableUpdateMode mode)
    {
        ArgumentNullException.ThrowIfNull(entity);
        return _pipeline.CreateMessage(
            mode == TableUpdateMode.Merge ? RequestMethod.Patch : RequestMethod.Put,
            _address.Entity(entity.PartitionKey, entity.RowKey),
            TableEntityWriter.ToJson(entity));
    }

    private async Task<Response> SendAsync(HttpMessage message, ETag? ifMatch, int? alsoExpected, CancellationToken cancellationToken)
    {
        using (message)
        {
            if (ifMatch is { } etag)
                message.Request.Headers.SetValue("If-Match", etag.ToString("H"));
            return await _pipeline.SendAsync(message, Name, alsoExpected, cancellationToken).ConfigureAwait(false);
        }
    }
}
