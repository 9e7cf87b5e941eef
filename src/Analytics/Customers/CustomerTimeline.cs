namespace Analytics.Customers;

/// <summary>
/// Everything the exports say of one customer, with the versions that records had over time. Build one with <see cref="TimelineBuilder"/>.
/// </summary>
public sealed class CustomerTimeline
{
    private readonly RecordHistory<Customer> _profile;
    private readonly RecordHistory<SurveyResponse> _surveys;
    private readonly RecordHistory<Interaction> _interactions;

    internal CustomerTimeline(
        string customerId,
        RecordHistory<Customer> profile,
        RecordHistory<SurveyResponse> surveys,
        RecordHistory<Interaction> interactions)
    {
        CustomerId = customerId;
        _profile = profile;
        _surveys = surveys;
        _interactions = interactions;
    }

    public string CustomerId { get; }

    /// <summary>The newest version of the customer list's row, whenever it was made; <c>null</c> if no list names the customer.</summary>
    public Customer? Profile => _profile.Latest(null) is [.., var profile] ? profile : null;

    /// <summary>Whether anything is known to have happened.</summary>
    public bool HasEvents => _surveys.Count > 0 || _interactions.Count > 0;

    /// <summary>Whether the customer stands in a list.</summary>
    public bool IsListed => _profile.Count > 0;

    /// <summary>The newest version of every answer, in order of time; answers without a time come first.</summary>
    public IReadOnlyList<SurveyResponse> Surveys => _surveys.Latest(null);

    /// <summary>The newest version of every interaction, in order of time.</summary>
    public IReadOnlyList<Interaction> Interactions => _interactions.Latest(null);

    /// <summary>The customer as known just before <paramref name="asOf"/>. Answers without a time are left out: nobody knows when they were given.</summary>
    public CustomerSnapshot AsOf(DateTimeOffset asOf) => new(
        CustomerId,
        asOf,
        _profile.Latest(asOf) is [.., var profile] ? profile : null,
        _surveys.Latest(asOf),
        _interactions.Latest(asOf));
}
