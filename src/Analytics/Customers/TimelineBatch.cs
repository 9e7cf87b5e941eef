namespace Analytics.Customers;

/// <summary>Timelines of some customers, and the answers that name no customer.</summary>
public sealed record TimelineBatch(IReadOnlyList<CustomerTimeline> Timelines, IReadOnlyList<SurveyResponse> AnonymousSurveys);
