using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Analytics.Exports;
using Azure.Storage.Queues;
using Microsoft.Extensions.Logging;
using Pipeline.Faults;
using Pipeline.Ingest;
using Pipeline.Telemetry;

namespace Pipeline.Forgetting;

/// <summary>
/// Forgets a customer. Asked to, it writes tombstones, by which everything that comes from then on is left out, queues the work and takes away what answers
/// a question about them; the rest is cleaning all places that may hold something of the customer. May be called for the same customer or receipt any number of times, also at once.
/// </summary>
public sealed class ForgetJob
{
    internal const int ReceiptIdLength = 32;

    private readonly TombstoneLibrary _tombstones;
    private readonly ReceiptStore _receipts;
    private readonly NameStore _names;
    private readonly AliasLibrary _aliases;
    private readonly ExportLedger _ledger;
    private readonly ExportTrace _exports;
    private readonly IReadOnlyList<ICustomerTrace> _atOnce;
    private readonly IReadOnlyList<ICustomerTrace> _traces;
    private readonly QueueClient _requests;
    private readonly PipelineOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger<ForgetJob> _log;

    /// <param name="tombstones">Who was forgotten.</param>
    /// <param name="receipts">The receipts.</param>
    /// <param name="names">The ids, while the work lasts.</param>
    /// <param name="aliases">Which ids belong to one customer.</param>
    /// <param name="ledger">The ledger of exports.</param>
    /// <param name="exports">The exports, which are cleaned first: what of them was taken in says which they are.</param>
    /// <param name="atOnce">What answers a question about the customer, which goes when it is asked for.</param>
    /// <param name="traces">All other places, in the order in which they are cleaned.</param>
    /// <param name="requests">The queue of what is left to do.</param>
    /// <param name="options">Checked settings.</param>
    /// <param name="time">The clock.</param>
    /// <param name="log">Where receipts are named, customers not.</param>
    internal ForgetJob(
        TombstoneLibrary tombstones, ReceiptStore receipts, NameStore names, AliasLibrary aliases, ExportLedger ledger, ExportTrace exports, IReadOnlyList<ICustomerTrace> atOnce,
        IReadOnlyList<ICustomerTrace> traces, QueueClient requests, PipelineOptions options, TimeProvider time, ILogger<ForgetJob> log)
    {
        (_tombstones, _receipts, _names, _aliases, _ledger, _exports) = (tombstones, receipts, names, aliases, ledger, exports);
        (_atOnce, _traces, _requests, _options, _time, _log) = (atOnce, traces, requests, options, time, log);
    }

    /// <summary>Forgets a customer, and everybody who is the same by the aliases. An id that nobody knows has a receipt too.</summary>
    /// <param name="customerId">Any of the customer's ids, as exports have it.</param>
    /// <param name="cancellationToken">Cancels the start; asked again, it goes on.</param>
    /// <returns>The receipt; that of before, if nothing has been taken in since it was asked for.</returns>
    /// <exception cref="ArgumentException">It cannot be an id, see <see cref="CanBeId"/>.</exception>
    public async Task<ForgetReceipt> AskAsync(string customerId, CancellationToken cancellationToken = default)
    {
        // The message may not hold the id.
        if (!CanBeId(customerId)) throw new ArgumentException("It cannot be the id of a customer.", nameof(customerId));
        var names = (await _aliases.CurrentAsync(cancellationToken)).NamesOf(customerId);
        var tombstones = await _tombstones.CurrentAsync(cancellationToken);
        var stones = names.Select(tombstones.Find).ToList();
        var stone = stones[0] is { } first && stones.TrueForAll(other => other?.ReceiptId == first.ReceiptId) ? first : null;
        if (stone is not null && await _receipts.FindAsync(stone.ReceiptId, cancellationToken) is { Status: ForgetStatus.Done } done)
        {
            if (done.LedgerState == await _ledger.StateAsync(cancellationToken))
            {
                // One that asked at the same time may have written them behind the back of the work.
                await _names.DeleteAsync(done.ReceiptId, cancellationToken);
                return done;
            }
            stone = null;
        }
        // One whose receipt is not done goes on: asking for it may have been cut off anywhere.
        if (stone is null) stone = await NewAsync(names, cancellationToken);
        // Before it was said that there are others than before, perhaps.
        else if (await _receipts.FindAsync(stone.ReceiptId, cancellationToken) is null) await _tombstones.AddAsync(names, stone, cancellationToken);
        await _receipts.AddAsync(new ForgetReceipt { ReceiptId = stone.ReceiptId, Status = ForgetStatus.Pending, AskedAt = stone.ForgottenAt }, cancellationToken);
        // Pairs of aliases may be gone already that a first asking knew.
        await _names.WriteAsync(stone.ReceiptId, [.. names.Union(await _names.FindAsync(stone.ReceiptId, cancellationToken) ?? [])], cancellationToken);
        await _requests.SendMessageAsync(new ForgetRequest(stone.ReceiptId).Write(), cancellationToken);
        foreach (var trace in _atOnce) await RemoveAsync(stone.ReceiptId, trace, names, cancellationToken);
        _log.ForgettingAsked(stone.ReceiptId);
        return (await _receipts.FindAsync(stone.ReceiptId, cancellationToken))!;
    }

    /// <summary>Whether a text from outside can be an id of a customer: not blank, not longer than ids are, without control characters, and valid UTF-16.</summary>
    public static bool CanBeId(string? text) =>
        !string.IsNullOrWhiteSpace(text) && text.Length <= ExportLimits.Default.MaxIdLength && !text.Any(char.IsControl) && text.EnumerateRunes().All(rune => rune != Rune.ReplacementChar);

    /// <summary>Finds a receipt; an id that cannot be one finds none.</summary>
    public Task<ForgetReceipt?> FindAsync(string receiptId, CancellationToken cancellationToken = default) => _receipts.FindAsync(receiptId, cancellationToken);

    /// <summary>Cleans what is stored. Where it was cut off it is done from the start: what is gone is not found again.</summary>
    /// <returns>The receipt, or <c>null</c> if there is none.</returns>
    public Task<ForgetReceipt?> RunAsync(string receiptId, CancellationToken cancellationToken = default) =>
        JobTrace.RunAsync("forget", () => DoAsync(receiptId, cancellationToken));

    private async Task<ForgetReceipt?> DoAsync(string receiptId, CancellationToken cancellationToken)
    {
        if (await _receipts.FindAsync(receiptId, cancellationToken) is not { } receipt) return null;
        JobTrace.Tag(JobTrace.ReceiptId, receiptId);
        if (receipt.Status != ForgetStatus.Done && await _names.FindAsync(receiptId, cancellationToken) is { } names)
        {
            try
            {
                receipt = await CleanAsync(receiptId, names, cancellationToken);
            }
            catch (Exception exception) when (FailureReason.IsFailure(exception, cancellationToken))
            {
                await FailureReason.RecordAsync(exception, reason => _receipts.ChangeAsync(receiptId, current => current with { LastFailure = reason }, cancellationToken));
                throw;
            }
        }
        // After the receipt: as long as it is not done, the names are needed.
        if (receipt.Status == ForgetStatus.Done) await _names.DeleteAsync(receiptId, cancellationToken);
        return receipt;
    }

    private async Task<ForgetReceipt> CleanAsync(string receiptId, IReadOnlyList<string> names, CancellationToken cancellationToken)
    {
        var state = await _ledger.StateAsync(cancellationToken);
        var found = await _exports.RemoveAsync(names, cancellationToken);
        await _receipts.CountAsync(receiptId, ForgetPlace.ExportRows, found.Rows, cancellationToken);
        await _receipts.CountAsync(receiptId, ForgetPlace.ExportsRewritten, found.Rewritten, cancellationToken);
        await _receipts.CountAsync(receiptId, ForgetPlace.ExportsRemoved, found.Removed, cancellationToken);
        foreach (var trace in _traces.Concat(_atOnce)) await RemoveAsync(receiptId, trace, names, cancellationToken);

        var receipt = await _receipts.ChangeAsync(
            receiptId,
            current => current.Status == ForgetStatus.Done
                ? current
                : current with
                {
                    Status = ForgetStatus.Done,
                    DoneAt = _time.GetUtcNow(),
                    Expires = ForgetExpiry.All(found.Unreadable, _options.Training.MaxModelAgeDays, _options.Privacy.DeletedBlobDays, _time.GetUtcNow()),
                    LedgerState = state,
                    LastFailure = null,
                },
            cancellationToken);
        _log.Forgotten(
            receiptId, receipt.Counts.GetValueOrDefault(ForgetPlace.ExportsRewritten), receipt.Counts.GetValueOrDefault(ForgetPlace.ExportsRemoved),
            receipt.Counts.GetValueOrDefault(ForgetPlace.EventRows), receipt.Counts.GetValueOrDefault(ForgetPlace.PredictionRows), found.Unreadable.Count);
        return receipt;
    }

    private async Task RemoveAsync(string receiptId, ICustomerTrace trace, IReadOnlyList<string> names, CancellationToken cancellationToken) =>
        await _receipts.CountAsync(receiptId, trace.Place, await trace.RemoveAsync(names, cancellationToken), cancellationToken);

    /// <summary>Writes tombstones for all names. They come first: from then on nothing new comes in, and should this be cut off, the names are hashes.</summary>
    private async Task<Tombstone> NewAsync(IReadOnlyList<string> names, CancellationToken cancellationToken)
    {
        var now = _time.GetUtcNow();
        var hash = await _tombstones.HashAsync(cancellationToken);
        var content = string.Create(CultureInfo.InvariantCulture, $"receipt\n{hash.Of(names[0])}\n{now.UtcTicks}");
        var stone = new Tombstone(now, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content)))[..ReceiptIdLength]);
        await _tombstones.AddAsync(names, stone, cancellationToken);
        return stone;
    }
}
