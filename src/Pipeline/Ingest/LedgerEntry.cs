using System.Text.Json;
using System.Text.Json.Serialization;
using Analytics.Exports;
using Analytics.Exports.Quality;
using Pipeline.Events;
using Pipeline.Storage.Tables;

namespace Pipeline.Ingest;

/// <summary>What the ledger says of one export.</summary>
public sealed record LedgerEntry
{
    public required string RowKey { get; init; }

    public required string ExportId { get; init; }

    public required string Kind { get; init; }

    public required string Name { get; init; }

    public string BlobName => BlobNameOf(Kind, Name);

    public required string Status { get; init; }

    public required int Attempts { get; init; }

    /// <summary>When the last attempt began.</summary>
    public DateTimeOffset? AttemptedAt { get; init; }

    /// <summary>Why the last attempt that failed did, as long as none has come to an outcome.</summary>
    public string? LastFailure { get; init; }

    public required DateTimeOffset UploadedAt { get; init; }

    /// <summary>The version of the blob.</summary>
    public string? BlobETag { get; init; }

    public long Bytes { get; init; }

    public string? MappingVersion { get; init; }

    /// <summary>The version of the map of aliases by which its customers were resolved.</summary>
    public string AliasVersion { get; init; } = ExportIdentity.NoAliases;

    /// <summary>Fingerprint of the key by which customers' ids were hashed; <c>null</c> if they were not.</summary>
    public string? IdKey { get; init; }

    /// <summary>How often the export was replayed.</summary>
    public int Generation { get; init; }

    /// <summary>The version of mapping and settings that the last replay of rejected rows went by; <c>null</c> if there was none.</summary>
    public string? ReplayedUnder { get; init; }

    /// <summary>When rejected rows were taken in again for the last time.</summary>
    public DateTimeOffset? ReplayedAt { get; init; }

    public long RowsRead { get; init; }

    public long Accepted { get; init; }

    public long Rejected { get; init; }

    public long Duplicates { get; init; }

    /// <summary>Segments in the events container, by the kind of their records.</summary>
    public IReadOnlyDictionary<string, int> Segments { get; init; } = new Dictionary<string, int>();

    /// <summary>Segments that replays added.</summary>
    public IReadOnlyList<WrittenSegments> Further { get; init; } = [];

    /// <summary>Names of the keys under which it names customers for other exports; those that replays added stand in <see cref="Further"/>.</summary>
    public IReadOnlyList<string> Keys { get; init; } = [];

    /// <summary>Names of the keys under which rows were looked for in vain: they wait for an export that names them.</summary>
    public IReadOnlyList<string> WaitsFor { get; init; } = [];

    /// <summary>What was known under <see cref="WaitsFor"/> when the rows were read, empty if nothing was; see <see cref="KeyTables.Version"/>.</summary>
    internal string WaitsSince { get; init; } = "";

    /// <summary>Blobs in the quarantine container.</summary>
    public int QuarantineParts { get; init; }

    public DateTimeOffset? FirstEventAt { get; init; }

    public DateTimeOffset? LastEventAt { get; init; }

    /// <summary>SHA-256 of the content, in hex.</summary>
    public string? ContentHash { get; init; }

    /// <summary>For <see cref="ExportStatus.SameContent"/>: the export that was taken in.</summary>
    public string? SameAs { get; init; }

    /// <summary>For <see cref="ExportStatus.Unreadable"/> and <see cref="ExportStatus.Held"/> why, and how to mend it; for <see cref="ExportStatus.Failed"/> why.</summary>
    public string? Message { get; init; }

    public IReadOnlyList<RejectionCount> Rejections { get; init; } = [];

    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>What stands in the way of trusting the export, and how to mend it; what matters most first, at most <see cref="LedgerFindings.Most"/>.</summary>
    public IReadOnlyList<QualityFinding> Findings { get; init; } = [];

    /// <summary>What the rows that were taken in look like, as <see cref="KeptProfile"/> writes it; <c>null</c> if none were.</summary>
    internal string? Profile { get; init; }

    public DateTimeOffset? FinishedAt { get; init; }

    /// <summary>Where in a trace its outcome was come to, see <see cref="Telemetry.TraceContext.Parent"/>; <c>null</c> if no trace was recorded.</summary>
    internal string? TraceParent { get; init; }

    /// <summary>What the names of <see cref="Segments"/> begin with.</summary>
    internal string SegmentsId => StoredSegmentsId ?? ExportId;

    /// <summary>What the names in quarantine begin with.</summary>
    internal string QuarantineId => StoredQuarantineId ?? ExportId;

    /// <summary><c>null</c> is the export's id.</summary>
    internal string? StoredSegmentsId { get; init; }

    /// <summary><c>null</c> is the export's id.</summary>
    internal string? StoredQuarantineId { get; init; }

    /// <summary>The entry as before its first attempt, for a replay of the whole export.</summary>
    internal LedgerEntry Reopened(int generation) => new()
    {
        RowKey = RowKey,
        ExportId = ExportId,
        Kind = Kind,
        Name = Name,
        Status = ExportStatus.Reading,
        Attempts = Attempts,
        UploadedAt = UploadedAt,
        BlobETag = BlobETag,
        Bytes = Bytes,
        MappingVersion = MappingVersion,
        AliasVersion = AliasVersion,
        Generation = generation,
    };

    /// <summary>The entry, for a reading whose blobs have other names than the one before.</summary>
    internal LedgerEntry WithBlobsOf(string writingId)
    {
        var stored = writingId == ExportId ? null : writingId;
        return this with { StoredSegmentsId = stored, StoredQuarantineId = stored };
    }

    /// <summary>The entry with what its rejected rows wait for, if there are any.</summary>
    /// <param name="missed">Names of the keys under which something was looked for in vain.</param>
    /// <param name="tables">What was known.</param>
    internal LedgerEntry WaitingFor(IReadOnlyCollection<string> missed, KeyTables tables)
    {
        var waits = missed.Count > 0 && Rejections.Any(rejection => !rejection.LeftOut);
        return this with { WaitsFor = waits ? [.. missed] : [], WaitsSince = waits ? tables.Of(missed).Version : "" };
    }

    /// <summary>Kind and name of every segment.</summary>
    internal IEnumerable<(string Kind, string Name)> SegmentNames() =>
        from written in Further.Prepend(new WrittenSegments(SegmentsId, Segments))
        from kind in written.Segments
        from number in Enumerable.Range(1, kind.Value)
        select (kind.Key, SegmentName.Of(kind.Key, written.Id, number));

    /// <summary>Names of the blobs that hold the customers named under some keys, in the order in which they override each other.</summary>
    internal IEnumerable<string> KeyBlobs(IReadOnlyCollection<string> keys) =>
        from written in Further.Prepend(new WrittenSegments(SegmentsId, Segments, Keys))
        where written.Keys?.Any(keys.Contains) == true
        select SegmentName.Of(KeyLibrary.Folder, written.Id, 1);

    /// <summary>Whether both are of the same version of a blob, by whatever it was read.</summary>
    internal bool IsOfSameBlobAs(LedgerEntry other) => BlobName == other.BlobName && BlobETag == other.BlobETag;

    /// <summary>Whether it names customers for other exports.</summary>
    internal bool HasKeys => Keys.Count > 0 || Further.Any(written => written.Keys is not null);

    /// <summary>Whether the segments of a reading count.</summary>
    internal bool HasSegmentsOf(string writingId) =>
        Status == ExportStatus.Accepted && (SegmentsId == writingId || Further.Any(written => written.Id == writingId));

    /// <summary>Whether the rejected rows of a reading are those that are kept. One that cannot be read has none.</summary>
    internal bool HasQuarantineOf(string writingId) =>
        Status is ExportStatus.Accepted or ExportStatus.SameContent or ExportStatus.Held && QuarantineId == writingId;

    internal static string BlobNameOf(string kind, string name) => kind.Length == 0 ? name : $"{kind}/{name}";

    internal static LedgerEntry From(TableEntity entity) => new()
    {
        RowKey = entity.RowKey,
        ExportId = entity.GetString(nameof(ExportId))!,
        Kind = entity.GetString(nameof(Kind))!,
        Name = entity.GetString(nameof(Name))!,
        Status = entity.GetString(nameof(Status))!,
        Attempts = entity.GetInt32(nameof(Attempts)) ?? 0,
        AttemptedAt = entity.GetDateTimeOffset(nameof(AttemptedAt)),
        LastFailure = entity.GetString(nameof(LastFailure)),
        UploadedAt = entity.GetDateTimeOffset(nameof(UploadedAt)) ?? default,
        BlobETag = entity.GetString(nameof(BlobETag)),
        Bytes = entity.GetInt64(nameof(Bytes)) ?? 0,
        MappingVersion = entity.GetString(nameof(MappingVersion)),
        AliasVersion = entity.GetString(nameof(AliasVersion)) ?? ExportIdentity.NoAliases,
        IdKey = entity.GetString(nameof(IdKey)),
        Generation = entity.GetInt32(nameof(Generation)) ?? 0,
        ReplayedUnder = entity.GetString(nameof(ReplayedUnder)),
        ReplayedAt = entity.GetDateTimeOffset(nameof(ReplayedAt)),
        StoredSegmentsId = entity.GetString(nameof(SegmentsId)),
        StoredQuarantineId = entity.GetString(nameof(QuarantineId)),
        Further = entity.GetString(nameof(Further)) is { } further
            ? JsonSerializer.Deserialize(further, LedgerJsonContext.Default.IReadOnlyListWrittenSegments)! : [],
        RowsRead = entity.GetInt64(nameof(RowsRead)) ?? 0,
        Accepted = entity.GetInt64(nameof(Accepted)) ?? 0,
        Rejected = entity.GetInt64(nameof(Rejected)) ?? 0,
        Duplicates = entity.GetInt64(nameof(Duplicates)) ?? 0,
        Segments = entity.GetString(nameof(Segments)) is { } segments
            ? JsonSerializer.Deserialize(segments, LedgerJsonContext.Default.IReadOnlyDictionaryStringInt32)! : new Dictionary<string, int>(),
        Keys = Words(entity, nameof(Keys)),
        WaitsFor = Words(entity, nameof(WaitsFor)),
        WaitsSince = entity.GetString(nameof(WaitsSince)) ?? "",
        QuarantineParts = entity.GetInt32(nameof(QuarantineParts)) ?? 0,
        FirstEventAt = entity.GetDateTimeOffset(nameof(FirstEventAt)),
        LastEventAt = entity.GetDateTimeOffset(nameof(LastEventAt)),
        ContentHash = entity.GetString(nameof(ContentHash)),
        SameAs = entity.GetString(nameof(SameAs)),
        Message = entity.GetString(nameof(Message)),
        Rejections = entity.GetString(nameof(Rejections)) is { } rejections
            ? JsonSerializer.Deserialize(rejections, LedgerJsonContext.Default.IReadOnlyListRejectionCount)! : [],
        Warnings = Words(entity, nameof(Warnings)),
        Findings = LedgerFindings.Read(entity.GetString(nameof(Findings))),
        Profile = entity.GetString(nameof(Profile)),
        FinishedAt = entity.GetDateTimeOffset(nameof(FinishedAt)),
        TraceParent = entity.GetString(nameof(TraceParent)),
    };

    internal TableEntity ToEntity(string partitionKey)
    {
        var entity = new TableEntity(partitionKey, RowKey)
        {
            [nameof(ExportId)] = ExportId,
            [nameof(Kind)] = Kind,
            [nameof(Name)] = Name,
            [nameof(Status)] = Status,
            [nameof(Attempts)] = Attempts,
            [nameof(UploadedAt)] = UploadedAt,
            [nameof(Bytes)] = Bytes,
            [nameof(RowsRead)] = RowsRead,
            [nameof(Accepted)] = Accepted,
            [nameof(Rejected)] = Rejected,
            [nameof(Duplicates)] = Duplicates,
            [nameof(Segments)] = JsonSerializer.Serialize(Segments, LedgerJsonContext.Default.IReadOnlyDictionaryStringInt32),
            [nameof(QuarantineParts)] = QuarantineParts,
            [nameof(Rejections)] = JsonSerializer.Serialize(Rejections, LedgerJsonContext.Default.IReadOnlyListRejectionCount),
            [nameof(Warnings)] = JsonSerializer.Serialize(Warnings, LedgerJsonContext.Default.IReadOnlyListString),
        };
        Set(entity, nameof(AttemptedAt), AttemptedAt);
        Set(entity, nameof(LastFailure), LastFailure);
        Set(entity, nameof(BlobETag), BlobETag);
        Set(entity, nameof(MappingVersion), MappingVersion);
        Set(entity, nameof(AliasVersion), AliasVersion == ExportIdentity.NoAliases ? null : AliasVersion);
        Set(entity, nameof(IdKey), IdKey);
        Set(entity, nameof(Generation), Generation == 0 ? null : Generation);
        Set(entity, nameof(ReplayedUnder), ReplayedUnder);
        Set(entity, nameof(ReplayedAt), ReplayedAt);
        Set(entity, nameof(SegmentsId), StoredSegmentsId);
        Set(entity, nameof(QuarantineId), StoredQuarantineId);
        Set(entity, nameof(Further), Further.Count == 0 ? null : JsonSerializer.Serialize(Further, LedgerJsonContext.Default.IReadOnlyListWrittenSegments));
        Set(entity, nameof(Keys), Keys.Count == 0 ? null : JsonSerializer.Serialize(Keys, LedgerJsonContext.Default.IReadOnlyListString));
        Set(entity, nameof(WaitsFor), WaitsFor.Count == 0 ? null : JsonSerializer.Serialize(WaitsFor, LedgerJsonContext.Default.IReadOnlyListString));
        Set(entity, nameof(WaitsSince), WaitsSince.Length == 0 ? null : WaitsSince);
        Set(entity, nameof(FirstEventAt), FirstEventAt);
        Set(entity, nameof(LastEventAt), LastEventAt);
        Set(entity, nameof(ContentHash), ContentHash);
        Set(entity, nameof(SameAs), SameAs);
        Set(entity, nameof(Message), Message);
        Set(entity, nameof(Findings), LedgerFindings.Write(Findings));
        Set(entity, nameof(Profile), Profile);
        Set(entity, nameof(FinishedAt), FinishedAt);
        Set(entity, nameof(TraceParent), TraceParent);
        return entity;
    }

    private static IReadOnlyList<string> Words(TableEntity entity, string name) =>
        entity.GetString(name) is { } json ? JsonSerializer.Deserialize(json, LedgerJsonContext.Default.IReadOnlyListString)! : [];

    private static void Set(TableEntity entity, string name, object? value)
    {
        if (value is not null) entity[name] = value;
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(IReadOnlyList<RejectionCount>))]
[JsonSerializable(typeof(IReadOnlyList<WrittenSegments>))]
[JsonSerializable(typeof(IReadOnlyList<string>))]
[JsonSerializable(typeof(IReadOnlyDictionary<string, int>))]
internal sealed partial class LedgerJsonContext : JsonSerializerContext;
