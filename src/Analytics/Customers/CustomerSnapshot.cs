namespace Analytics.Customers;

/// <summary>
/// One customer as known just before <see cref="AsOf"/>: nothing that happened or was changed at or after that moment is in here, so
/// whatever is computed from a snapshot cannot see the future.
/// </summary>
/// <param name="CustomerId">The customer.</param>
/// <param name="AsOf">The as-of date.</param>
/// <param name="Profile">The customer list's row, if it was known by then.</param>
/// <param name="Surveys">Answers in order of time.</param>
/// <param name="Interactions">Interactions in order of time.</param>
public sealed record CustomerSnapshot(
    string CustomerId,
    DateTimeOffset AsOf,
    Customer? Profile,
    IReadOnlyList<SurveyResponse> Surveys,
    IReadOnlyList<Interaction> Interactions)
{
    /// <summary>When the relationship began as far as is known: the joining date, else the first event; <c>null</c> if neither is known.</summary>
    public DateTimeOffset? Since
    {
        get
        {
            if (Profile?.JoinedAt is { } joined && joined < AsOf) return joined;
            DateTimeOffset? first = Interactions.Count > 0 ? Interactions[0].OccurredAt : null;
            if (Surveys.Count > 0 && (first is null || Surveys[0].RespondedAt < first)) first = Surveys[0].RespondedAt;
            return first;
        }
    }

    /// <summary>Whole and part days from <paramref name="time"/> to the as-of date.</summary>
    public double DaysSince(DateTimeOffset time) => (AsOf - time).TotalDays;

    /// <summary>The same as a feature: <see cref="float.NaN"/> where the time is unknown.</summary>
    internal float DaysSinceOrUnknown(DateTimeOffset? time) => time is { } known ? (float)DaysSince(known) : float.NaN;
}
