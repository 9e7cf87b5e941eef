using System.Text.Json.Serialization;

namespace Pipeline.Forgetting;

/// <summary>What was asked for and done to forget a customer. Names nobody: neither an id nor anything of which one could be made.</summary>
public sealed record ForgetReceipt
{
    /// <summary>32 hex digits that cannot be guessed.</summary>
    public required string ReceiptId { get; init; }

    /// <summary>One of <see cref="ForgetStatus"/>.</summary>
    public required string Status { get; init; }

    public required DateTimeOffset AskedAt { get; init; }

    public DateTimeOffset? DoneAt { get; init; }

    /// <summary>What was taken away, by place (see <see cref="ForgetPlace"/>); places without anything are left out.</summary>
    public IReadOnlyDictionary<string, long> Counts { get; init; } = new Dictionary<string, long>();

    /// <summary>What is left, and what ends it; filled in once it is done.</summary>
    public IReadOnlyList<ForgetExpiry> Expires { get; init; } = [];

    /// <summary>What the ledger of exports said when the work began: as long as it says that, nothing new can be known of the customer.</summary>
    internal string? LedgerState { get; init; }

    /// <summary>Why the work broke off the last time, as long as it has not come to its end.</summary>
    internal string? LastFailure { get; init; }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(IReadOnlyDictionary<string, long>))]
[JsonSerializable(typeof(IReadOnlyList<ForgetExpiry>))]
[JsonSerializable(typeof(IReadOnlyList<string>))]
internal sealed partial class ForgettingJsonContext : JsonSerializerContext;
