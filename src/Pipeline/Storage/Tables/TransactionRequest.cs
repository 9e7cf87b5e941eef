using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Pipeline.Storage.Tables;

/// <summary>
/// The body of an entity group transaction: one change set of HTTP requests in a multipart batch
/// (learn.microsoft.com/rest/api/storageservices/performing-entity-group-transactions).
/// Azurite reads it by regular expressions: it misunderstands keys that contain an apostrophe followed by a comma, and finds no account
/// in addresses whose host names it.
/// </summary>
internal sealed class TransactionRequest
{
    public const int MaximumActions = 100;

    /// <summary>The service's limit for the whole body.</summary>
    public const int MaximumBytes = 4 * 1024 * 1024;

    /// <summary>Azurite finds its way by these spellings: "batch_" and "changeset_" and word characters or hyphens.</summary>
    private readonly string _batch = $"batch_{Guid.NewGuid():D}";
    private readonly string _changeSet = $"changeset_{Guid.NewGuid():D}";
    private readonly ArrayBufferWriter<byte> _buffer = new(64 * 1024);
    private readonly TableAddress _address;
    private readonly string _table;

    public TransactionRequest(TableAddress address, string table, IReadOnlyList<TableTransactionAction> actions)
    {
        _address = address;
        _table = table;
        Write(actions);
    }

    public string ContentType => $"multipart/mixed; boundary={_batch}";

    public ReadOnlyMemory<byte> Content => _buffer.WrittenMemory;

    private void Write(IReadOnlyList<TableTransactionAction> actions)
    {
        var partStart = Encoding.ASCII.GetBytes(
            $"--{_changeSet}\r\nContent-Type: application/http\r\nContent-Transfer-Encoding: binary\r\n\r\n");
        var end = Encoding.ASCII.GetBytes($"--{_changeSet}--\r\n--{_batch}--\r\n");
        // Text stands as UTF-8 and not as \u escapes, which for Chinese is half the size. What stays escaped is what Azurite's
        // search for an action's JSON, a single line by its regular expression, would stumble over (U+2028, U+2029).
        var options = new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };
        using var json = new Utf8JsonWriter(_buffer, options);

        Append($"--{_batch}\r\nContent-Type: multipart/mixed; boundary={_changeSet}\r\n\r\n");
        for (var index = 0; index < actions.Count; index++)
        {
            _buffer.Write(partStart);
            Write(json, actions[index]);
            if (_buffer.WrittenCount + end.Length > MaximumBytes)
            {
                throw new TableTransactionFailedException(
                    413,
                    $"A transaction for table {_table} is over {MaximumBytes} bytes from action {index} on; nothing was sent.",
                    TableErrorCode.RequestBodyTooLarge,
                    index);
            }
        }

        _buffer.Write(end);
    }

    private void Write(Utf8JsonWriter json, TableTransactionAction action)
    {
        var entity = action.Entity;
        var method = action.ActionType switch
        {
            TableTransactionActionType.Add => "POST",
            TableTransactionActionType.UpsertMerge or TableTransactionActionType.UpdateMerge => "PATCH",
            TableTransactionActionType.UpsertReplace or TableTransactionActionType.UpdateReplace => "PUT",
            TableTransactionActionType.Delete => "DELETE",
            _ => throw new InvalidOperationException($"There is no transaction action {action.ActionType}."),
        };
        Append(method);
        Append(" ");
        Append(method == "POST" ? _address.Entities : _address.Entity(entity.PartitionKey, entity.RowKey));
        _buffer.Write(" HTTP/1.1\r\nAccept: application/json;odata=minimalmetadata\r\nDataServiceVersion: 3.0\r\n"u8);
        if (IsConditional(action.ActionType))
            Append($"If-Match: {action.IfMatch.ToString("H")}\r\n");
        if (method == "POST")
            _buffer.Write("Prefer: return-no-content\r\n"u8);

        if (method == "DELETE")
            _buffer.Write("\r\n"u8);
        else
        {
            _buffer.Write("Content-Type: application/json\r\n\r\n"u8);
            json.Reset(_buffer);
            TableEntityWriter.Write(json, entity);
            json.Flush();
        }

        // Belongs to the boundary that follows.
        _buffer.Write("\r\n"u8);
    }

    private static bool IsConditional(TableTransactionActionType type) => type
        is TableTransactionActionType.UpdateMerge or TableTransactionActionType.UpdateReplace or TableTransactionActionType.Delete;

    private void Append(string ascii) => _buffer.Advance(Encoding.ASCII.GetBytes(ascii, _buffer.GetSpan(ascii.Length)));
}
