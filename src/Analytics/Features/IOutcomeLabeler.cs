using Analytics.Customers;

namespace Analytics.Features;

/// <summary>Says what a model may see of a customer and what became of them, by an <see cref="OutcomeDefinition"/>. Thread-safe.</summary>
public interface IOutcomeLabeler
{
    OutcomeDefinition Definition { get; }

    /// <summary>What a model may see of a customer at a date.</summary>
    CustomerSnapshot Snapshot(CustomerTimeline timeline, DateTimeOffset asOf);

    /// <summary>
    /// 1 or 0 for a customer of whom it is known what became of them after the date, else <c>null</c>. The outcome window must lie within the
    /// data: one that reaches beyond it would count what has not happened yet as not happening.
    /// </summary>
    byte? Target(CustomerTimeline timeline, DateTimeOffset asOf);
}
