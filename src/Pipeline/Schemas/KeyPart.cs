namespace Pipeline.Schemas;

/// <summary>What keys are made of.</summary>
/// <param name="Name">Its name in a <see cref="KeyPattern"/>.</param>
/// <param name="Expression">Regular expression of its form.</param>
/// <param name="Meaning">How it is made.</param>
internal sealed record KeyPart(string Name, string Expression, string Meaning)
{
    private const string Encoded = "[A-Za-z0-9._~-]{1,202}";
    private const string Slot = "[0-9]{8}T[0-9]{6}Z-[0-9a-f]{12}";
    private const string Hash16 = "[0-9a-f]{16}";
    private const string Hash32 = "[0-9a-f]{32}";
    private const string Hash64 = "[0-9a-f]{64}";

    public static IReadOnlyList<KeyPart> All { get; } =
    [
        new("run", Slot, "Id of a run, such as `20261121T000000Z-1a2b3c4d5e6f`: its slot and a hash of what it works on"),
        new("run, newest first", Slot, "The same with each digit of the slot, the first 16 characters, replaced by nine minus it"),
        new("model, newest first", Slot, "Version of a model, which is the id of the run that trained it, made so too"),
        new("shard", "[0-9a-f]{2}", "First byte of the SHA-256 of the customer id's UTF-8 bytes, two hex digits"),
        new("first shard", "[0-9a-f]{2}", "Shard that a part of a run begins with"),
        new("customer", Encoded, "Customer id, encoded"),
        new("start of customer", Encoded, "First two characters of the customer id, encoded; the whole of a shorter one"),
        new("agent", Encoded, "Agent id, encoded"),
        new("segment", Encoded, "Name of a segment, encoded"),
        new("list", "(?:value|(?:value-)?(?:all|high|medium|low|driver-[a-zA-Z]+|segment-" + Encoded + "))", "Name of a list, see below"),
        new("place", "[0-9]{5}", "Place in the list from 0, five digits"),
        new("month", "[0-9]{4}-[0-9]{2}", "Month (UTC), `yyyy-MM`"),
        new("outcome", "[A-Za-z0-9._-]{1,100}", "Id of an outcome"),
        new("ticks", "[0-9]{19}", "Newest first: 100-nanosecond ticks from the time to 10000-01-01 (3155378975999999999 less the ticks since 0001-01-01), 19 digits"),
        new("export", Hash32, "Id of an export, 32 hex digits"),
        new("blob", Encoded, "`{kind}/{name}` of an export, encoded"),
        new("kind", "[a-z]+", "Kind of an export: `surveys`, `interactions`, `customers`, `aliases`"),
        new("mapping", $"(?:{Hash16}|none)", "Version of the mapping, 16 hex digits or `none`"),
        new("alias map", "[0-9a-f]{16}", "Version of the map of aliases, 16 hex digits"),
        new("content", Hash64, "SHA-256 of the content, 64 hex digits"),
        new("message", Hash32, "Hash of a message, 32 hex digits"),
        new("tombstone", Hash64, "HMAC-SHA256 of a customer id, 64 hex digits"),
        new("notice", @"run\.[a-z]+", "`run.published`, `run.incomplete` or `run.failed`"),
        new("receipt", Hash32, "Id of a receipt, 32 hex digits"),
    ];

    public static KeyPart Of(string name) => All.Single(part => part.Name == name);
}
