namespace Analytics.Customers;

/// <summary>
/// Gathers records of many exports into one timeline a customer. Records are added export by export, oldest export first, rows in order:
/// of two versions of a record with the same time of change the one added later wins.
/// </summary>
public sealed class TimelineBuilder
{
    private readonly Dictionary<string, Histories> _customers = new(StringComparer.Ordinal);
    private readonly RecordHistory<SurveyResponse> _anonymous = new();

    private sealed class Histories
    {
        public RecordHistory<Customer> Profile { get; } = new();

        public RecordHistory<SurveyResponse> Surveys { get; } = new();

        public RecordHistory<Interaction> Interactions { get; } = new();
    }

    /// <summary>Adds one record. An answer without a customer belongs to no timeline and is kept apart.</summary>
    public void Add(CanonicalRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        if (record.CustomerId is not { } customerId)
        {
            if (record is SurveyResponse anonymous) _anonymous.Add(anonymous);
            return;
        }
        if (!_customers.TryGetValue(customerId, out var histories)) _customers.Add(customerId, histories = new Histories());
        switch (record)
        {
            case Customer customer: histories.Profile.Add(customer); break;
            case SurveyResponse survey: histories.Surveys.Add(survey); break;
            case Interaction interaction: histories.Interactions.Add(interaction); break;
            default: throw new ArgumentException($"{record.GetType().Name} belongs to no timeline.", nameof(record));
        }
    }

    /// <summary>Everything added, timelines in ordinal order of customer id, whatever order the records came in.</summary>
    public TimelineBatch Build()
    {
        var timelines = new List<CustomerTimeline>(_customers.Count);
        foreach (var (customerId, histories) in _customers.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            histories.Profile.Freeze();
            histories.Surveys.Freeze();
            histories.Interactions.Freeze();
            timelines.Add(new CustomerTimeline(customerId, histories.Profile, histories.Surveys, histories.Interactions));
        }
        _anonymous.Freeze();
        return new TimelineBatch(timelines, _anonymous.Latest(null));
    }
}
