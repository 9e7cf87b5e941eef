using Analytics.Customers;

namespace Analytics.Insights.Trust;

/// <summary>A customer at a date.</summary>
internal readonly record struct CustomerAt(CustomerTimeline Timeline, DateTimeOffset Date);
