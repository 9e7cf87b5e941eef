using System.Globalization;
using Pipeline.Storage.Tables;

namespace Pipeline.Faults;

/// <summary>A message that failed too often and was put aside: a row of the table <c>Poison</c>.</summary>
public sealed record PoisonEntry
{
    /// <summary>A property of a table holds 32 K characters at most, a message nearly twice as many.</summary>
    private const int ChunkLength = 30_000;

    /// <summary>Row key, newest first.</summary>
    public required string Id { get; init; }

    /// <summary>The queue in which it failed; of a blob <see cref="PoisonMessage.BlobTriggerQueue"/>.</summary>
    public required string Queue { get; init; }

    public required string Message { get; init; }

    /// <summary>Why it failed the last time, as far as is known.</summary>
    public required string Reason { get; init; }

    /// <summary>When it was given up.</summary>
    public required DateTimeOffset ParkedAt { get; init; }

    /// <summary>Attempts whose work began; <c>null</c> if none did, as with a message that makes no sense.</summary>
    public int? Attempts { get; init; }

    /// <summary>The export it is about, if it is about one.</summary>
    public string? ExportId { get; init; }

    /// <summary>The run it is about, if it is about one.</summary>
    public string? RunId { get; init; }

    /// <summary>The receipt of the customer to be forgotten, if it is about one.</summary>
    public string? ReceiptId { get; init; }

    /// <summary>When it was put back on its queue.</summary>
    public DateTimeOffset? ReplayedAt { get; init; }

    internal static PoisonEntry From(TableEntity entity)
    {
        var message = entity.GetString(nameof(Message))!;
        for (var number = 2; entity.GetString(ChunkName(number)) is { } chunk; number++) message += chunk;
        return new PoisonEntry
        {
            Id = entity.RowKey,
            Queue = entity.GetString(nameof(Queue))!,
            Message = message,
            Reason = entity.GetString(nameof(Reason))!,
            ParkedAt = entity.GetDateTimeOffset(nameof(ParkedAt)) ?? default,
            Attempts = entity.GetInt32(nameof(Attempts)),
            ExportId = entity.GetString(nameof(ExportId)),
            RunId = entity.GetString(nameof(RunId)),
            ReceiptId = entity.GetString(nameof(ReceiptId)),
            ReplayedAt = entity.GetDateTimeOffset(nameof(ReplayedAt)),
        };
    }

    internal TableEntity ToEntity(string partitionKey)
    {
        var entity = new TableEntity(partitionKey, Id)
        {
            [nameof(Queue)] = Queue,
            [nameof(Reason)] = Reason,
            [nameof(ParkedAt)] = ParkedAt,
            [nameof(Message)] = Message[..Math.Min(ChunkLength, Message.Length)],
        };
        for (var (number, start) = (2, ChunkLength); start < Message.Length; number++, start += ChunkLength)
            entity[ChunkName(number)] = Message[start..Math.Min(start + ChunkLength, Message.Length)];
        if (Attempts is not null) entity[nameof(Attempts)] = Attempts;
        if (ExportId is not null) entity[nameof(ExportId)] = ExportId;
        if (RunId is not null) entity[nameof(RunId)] = RunId;
        if (ReceiptId is not null) entity[nameof(ReceiptId)] = ReceiptId;
        if (ReplayedAt is not null) entity[nameof(ReplayedAt)] = ReplayedAt;
        return entity;
    }

    private static string ChunkName(int number) => nameof(Message) + number.ToString(CultureInfo.InvariantCulture);
}
