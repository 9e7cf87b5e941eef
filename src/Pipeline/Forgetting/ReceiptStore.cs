using System.Buffers;
using System.Text.Json;
using Azure;
using Pipeline.Storage;
using Pipeline.Storage.Tables;

namespace Pipeline.Forgetting;

/// <summary>The receipts, in the table <c>Tombstones</c>.</summary>
public sealed class ReceiptStore(TableClient table)
{
    private const string Partition = "receipts";

    /// <summary>A text may have 32,000 characters in a property; ids of exports have 32.</summary>
    private const int MostExports = 500;

    private static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789abcdef");

    /// <summary>Finds a receipt; an id that cannot be one finds none.</summary>
    public async Task<ForgetReceipt?> FindAsync(string receiptId, CancellationToken cancellationToken)
    {
        if (!IsId(receiptId)) return null;
        return await table.FindAsync(Partition, receiptId, cancellationToken) is { } row ? From(row) : null;
    }

    /// <summary>Whether a text from outside has the form of a receipt's id.</summary>
    public static bool IsId(string? text) => text is { Length: ForgetJob.ReceiptIdLength } && text.AsSpan().IndexOfAnyExcept(HexDigits) < 0;

    /// <summary>Adds a receipt; one that is there stays as it is.</summary>
    internal async Task AddAsync(ForgetReceipt receipt, CancellationToken cancellationToken)
    {
        try
        {
            await table.AddEntityAsync(ToEntity(receipt), cancellationToken);
        }
        catch (RequestFailedException exception) when (exception.ErrorCode == TableErrorCode.EntityAlreadyExists)
        {
            // Asked for twice at once.
        }
    }

    /// <summary>Changes a receipt. What another delivery writes meanwhile is read first.</summary>
    /// <returns>The receipt as it is now.</returns>
    internal async Task<ForgetReceipt> ChangeAsync(string receiptId, Func<ForgetReceipt, ForgetReceipt> change, CancellationToken cancellationToken)
    {
        while (true)
        {
            var row = await table.FindAsync(Partition, receiptId, cancellationToken) ?? throw new InvalidOperationException("The receipt is gone.");
            var receipt = From(row);
            var changed = change(receipt);
            if (changed == receipt) return receipt;
            try
            {
                await table.UpdateEntityAsync(ToEntity(changed), row.ETag, TableUpdateMode.Replace, cancellationToken);
                return changed;
            }
            catch (RequestFailedException exception) when (exception.Status == 412)
            {
                // Read again and decide anew.
            }
        }
    }

    /// <summary>Adds to what was taken away. Of two deliveries at once each counts what it took itself.</summary>
    internal async Task CountAsync(string receiptId, string place, long count, CancellationToken cancellationToken)
    {
        if (count == 0) return;
        await ChangeAsync(
            receiptId,
            receipt => receipt with { Counts = new SortedDictionary<string, long>(receipt.Counts.ToDictionary(), StringComparer.Ordinal) { [place] = receipt.Counts.GetValueOrDefault(place) + count } },
            cancellationToken);
    }

    private static ForgetReceipt From(TableEntity row) => new()
    {
        ReceiptId = row.RowKey,
        Status = row.GetString(nameof(ForgetReceipt.Status))!,
        AskedAt = row.GetDateTimeOffset(nameof(ForgetReceipt.AskedAt)) ?? default,
        DoneAt = row.GetDateTimeOffset(nameof(ForgetReceipt.DoneAt)),
        Counts = JsonSerializer.Deserialize(row.GetString(nameof(ForgetReceipt.Counts)) ?? "{}", ForgettingJsonContext.Default.IReadOnlyDictionaryStringInt64)!,
        Expires = JsonSerializer.Deserialize(row.GetString(nameof(ForgetReceipt.Expires)) ?? "[]", ForgettingJsonContext.Default.IReadOnlyListForgetExpiry)!,
        LedgerState = row.GetString(nameof(ForgetReceipt.LedgerState)),
        LastFailure = row.GetString(nameof(ForgetReceipt.LastFailure)),
    };

    private static TableEntity ToEntity(ForgetReceipt receipt)
    {
        var row = new TableEntity(Partition, receipt.ReceiptId)
        {
            [nameof(ForgetReceipt.Status)] = receipt.Status,
            [nameof(ForgetReceipt.AskedAt)] = receipt.AskedAt,
            [nameof(ForgetReceipt.Counts)] = JsonSerializer.Serialize(receipt.Counts, ForgettingJsonContext.Default.IReadOnlyDictionaryStringInt64),
            [nameof(ForgetReceipt.Expires)] = JsonSerializer.Serialize(
                [.. receipt.Expires.Select(left => left with { Exports = left.Exports?.Take(MostExports).ToList() })], ForgettingJsonContext.Default.IReadOnlyListForgetExpiry),
        };
        if (receipt.DoneAt is { } doneAt) row[nameof(ForgetReceipt.DoneAt)] = doneAt;
        if (receipt.LedgerState is { } state) row[nameof(ForgetReceipt.LedgerState)] = state;
        if (receipt.LastFailure is { } failure) row[nameof(ForgetReceipt.LastFailure)] = failure;
        return row;
    }
}
