using System.Globalization;

namespace Analytics.Simulation;

/// <summary>One row of the interactions export; null where the canonical record has nothing to say.</summary>
public sealed record SimulatedInteraction
{
    public required string CustomerId { get; init; }

    /// <summary>1-based, in the order in which the customer's rows came about.</summary>
    public required int Number { get; init; }

    public required DateTimeOffset OccurredAt { get; init; }

    public required InteractionKind Kind { get; init; }

    public string? Channel { get; init; }

    public string? AgentId { get; init; }

    /// <summary>False when the customer gave up waiting.</summary>
    public bool? Answered { get; init; }

    public int? PromisedMinutes { get; init; }

    /// <summary>Of an abandoned contact, the minutes until the customer gave up: right-censored.</summary>
    public float? WaitMinutes { get; init; }

    public float? HandleMinutes { get; init; }

    /// <summary>Of a contact, whether it solved the problem; of a complaint, whether it was upheld.</summary>
    public bool? Resolved { get; init; }

    public int? Transfers { get; init; }

    public int? Escalations { get; init; }

    /// <summary>How many answered contacts about the same problem came before this one.</summary>
    public int? Reopens { get; init; }

    public decimal? Amount { get; init; }

    public decimal? NewCustomerPrice { get; init; }

    /// <summary>Of a price rise, fee or benefit end, whether a notice came before it.</summary>
    public bool? Announced { get; init; }

    public string? Comment { get; init; }

    public string InteractionId => string.Create(CultureInfo.InvariantCulture, $"{CustomerId}-I{Number:D4}");
}
