namespace Analytics.Customers;

/// <summary>Something that happened between a customer and the business: a contact, a purchase, a price change, a cancellation.</summary>
public sealed record Interaction : CanonicalRecord
{
    public required string InteractionId { get; init; }

    public required DateTimeOffset OccurredAt { get; init; }

    /// <summary>One of <see cref="InteractionType"/>, or the business's own word in camel case.</summary>
    public required string Type { get; init; }

    public string? Channel { get; init; }

    public string? AgentId { get; init; }

    /// <summary>Whether the contact was answered; <c>false</c> is an abandoned one.</summary>
    public bool? Answered { get; init; }

    /// <summary>The wait or duration that was promised, in minutes.</summary>
    public double? PromisedMinutes { get; init; }

    /// <summary>The wait that happened, in minutes.</summary>
    public double? WaitMinutes { get; init; }

    /// <summary>Time spent on the customer, in minutes.</summary>
    public double? HandleMinutes { get; init; }

    public bool? Resolved { get; init; }

    public double? Transfers { get; init; }

    public double? Escalations { get; init; }

    public double? Reopens { get; init; }

    /// <summary>Money in the user's currency: paid on a purchase or renewal, the step of a price change, the size of a fee or refund.</summary>
    public double? Amount { get; init; }

    /// <summary>On a renewal: what a new customer would pay for the same.</summary>
    public double? NewCustomerPrice { get; init; }

    /// <summary>Whether a change was announced before it took effect.</summary>
    public bool? Announced { get; init; }

    public string? Comment { get; init; }

    public override RecordKind Kind => RecordKind.Interaction;

    public override string RecordId => InteractionId;

    public override DateTimeOffset? HappenedAt => OccurredAt;
}
