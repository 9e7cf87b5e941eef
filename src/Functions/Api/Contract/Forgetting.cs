using Pipeline.Forgetting;

namespace Functions.Api.Contract;

/// <summary>What becomes of a customer who is to be forgotten. It names nobody.</summary>
/// <param name="ReceiptId">Finds the receipt again.</param>
/// <param name="Status"><c>pending</c> or <c>done</c>.</param>
/// <param name="AskedAt">When it was asked for.</param>
/// <param name="DoneAt">When nothing was left but what <paramref name="Expires"/> names.</param>
/// <param name="Counts">What was taken away, by place.</param>
/// <param name="Expires">What only others can end.</param>
public sealed record ForgetAnswer(
    string ReceiptId, string Status, DateTimeOffset AskedAt, DateTimeOffset? DoneAt, IReadOnlyDictionary<string, long> Counts, IReadOnlyList<ExpiryAnswer> Expires)
{
    internal static ForgetAnswer Of(ForgetReceipt receipt) => new(
        receipt.ReceiptId, receipt.Status, receipt.AskedAt, receipt.DoneAt, receipt.Counts, [.. receipt.Expires.Select(ExpiryAnswer.Of)]);
}

/// <summary>Something that forgetting cannot take away itself, and what ends it; in both languages.</summary>
public sealed record ExpiryAnswer(string Code, string En, string Zh, DateTimeOffset? Until, IReadOnlyList<string>? Exports)
{
    internal static ExpiryAnswer Of(ForgetExpiry expiry) => new(expiry.Code, expiry.English, expiry.Chinese, expiry.Until, expiry.Exports);
}
