namespace Analytics.Customers;

/// <summary>Something that happened between a customer and the business: a contact, a purchase, a price change, a cancellation.</summary>
public sealed record Interaction : CanonicalRecord
{
    // There are millions of interactions, and few have many of these.
    private readonly OptionalNumber _promisedMinutes;
    private readonly OptionalNumber _waitMinutes;
    private readonly OptionalNumber _handleMinutes;
    private readonly OptionalNumber _transfers;
    private readonly OptionalNumber _escalations;
    private readonly OptionalNumber _reopens;
    private readonly OptionalNumber _amount;
    private readonly OptionalNumber _newCustomerPrice;

    public required string InteractionId { get; init; }

    public required DateTimeOffset OccurredAt { get; init; }

    /// <summary>One of <see cref="InteractionType"/>, or the business's own word in camel case.</summary>
    public required string Type { get; init; }

    public string? Channel { get; init; }

    public string? AgentId { get; init; }

    /// <summary>Whether the contact was answered; <c>false</c> is an abandoned one.</summary>
    public bool? Answered { get; init; }

    /// <summary>The wait or duration that was promised, in minutes.</summary>
    public double? PromisedMinutes
    {
        get => _promisedMinutes.Value;
        init => _promisedMinutes = new OptionalNumber(value);
    }

    /// <summary>The wait that happened, in minutes.</summary>
    public double? WaitMinutes
    {
        get => _waitMinutes.Value;
        init => _waitMinutes = new OptionalNumber(value);
    }

    /// <summary>Time spent on the customer, in minutes.</summary>
    public double? HandleMinutes
    {
        get => _handleMinutes.Value;
        init => _handleMinutes = new OptionalNumber(value);
    }

    public bool? Resolved { get; init; }

    public double? Transfers
    {
        get => _transfers.Value;
        init => _transfers = new OptionalNumber(value);
    }

    public double? Escalations
    {
        get => _escalations.Value;
        init => _escalations = new OptionalNumber(value);
    }

    public double? Reopens
    {
        get => _reopens.Value;
        init => _reopens = new OptionalNumber(value);
    }

    /// <summary>Money in the user's currency: paid on a purchase or renewal, the step of a price change, the size of a fee or refund.</summary>
    public double? Amount
    {
        get => _amount.Value;
        init => _amount = new OptionalNumber(value);
    }

    /// <summary>On a renewal: what a new customer would pay for the same.</summary>
    public double? NewCustomerPrice
    {
        get => _newCustomerPrice.Value;
        init => _newCustomerPrice = new OptionalNumber(value);
    }

    /// <summary>Whether a change was announced before it took effect.</summary>
    public bool? Announced { get; init; }

    public string? Comment { get; init; }

    public override RecordKind Kind => RecordKind.Interaction;

    public override string RecordId => InteractionId;

    public override DateTimeOffset? HappenedAt => OccurredAt;
}
