namespace Pipeline.Forgetting;

/// <summary>That a customer was forgotten.</summary>
/// <param name="ForgottenAt">When it was asked for: what is dated later is of somebody who came back, and new.</param>
/// <param name="ReceiptId">The receipt of it.</param>
public sealed record Tombstone(DateTimeOffset ForgottenAt, string ReceiptId);
