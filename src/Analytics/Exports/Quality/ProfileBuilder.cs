using Analytics.Customers;

namespace Analytics.Exports.Quality;

/// <summary>Gathers the profile of an export as its records come. Memory is bounded.</summary>
public sealed class ProfileBuilder
{
    private readonly Dictionary<string, SpreadCounter> _fields = new(StringComparer.Ordinal);
    private readonly SpreadCounter?[] _ratingCounters = new SpreadCounter?[RatingValue.Names.Count];
    private readonly long[] _hours = new long[24];
    private SpreadCounter? _channels;
    private PairedMoments _ratings;
    private long _ratedContacts;
    private long _late;
    private long _replaced;
    private long _records;
    private long _answers;
    private long _withoutCustomer;
    private long _withoutTime;
    private long _timed;
    private long _midnight;
    private long _beforehand;
    private DateTimeOffset? _latest;

    /// <summary>Adds what an accepted row says; of the others, whether a rating is a further version of an earlier one.</summary>
    public void Add(ExportRow row)
    {
        if (row.Outcome == RowOutcome.Accepted)
        {
            for (var index = 0; index < row.Records.Length; index++) Add(row.Records[index]);
            if (row.RatedAfter is not { } delay) return;
            _ratedContacts++;
            if (delay.TotalDays >= ExportProfile.LateAfterDays) _late++;
        }
        else if (row.Outcome == RowOutcome.Duplicate && row.Records.Any(record => record is SurveyResponse))
        {
            _replaced++;
        }
    }

    private void Add(CanonicalRecord record)
    {
        _records++;
        AddTime(record);
        switch (record)
        {
            case SurveyResponse survey:
                AddAnswer(survey);
                break;
            case Interaction interaction:
                Count("type", interaction.Type);
                Count("channel", interaction.Channel);
                Count("resolved", YesNo(interaction.Resolved));
                Count("answered", YesNo(interaction.Answered));
                break;
            case Customer customer:
                Count("segment", customer.Segment);
                break;
        }
    }

    public ExportProfile Build() => new()
    {
        Records = _records,
        Answers = _answers,
        AnswersWithoutCustomer = _withoutCustomer,
        AnswersWithoutTime = _withoutTime,
        Timed = _timed,
        Hours = [.. _hours],
        AtMidnight = _midnight,
        ChangedBeforehand = _beforehand,
        Latest = _latest,
        Fields = _fields.OrderBy(field => field.Key, StringComparer.Ordinal).ToDictionary(field => field.Key, field => field.Value.Build()),
        Ratings = _ratings,
        RatedContacts = _ratedContacts,
        LateRatings = _late,
        ReplacedRatings = _replaced,
    };

    private void AddTime(CanonicalRecord record)
    {
        if (record.HappenedAt is not { } time) return;
        _timed++;
        var timeOfDay = time.UtcTicks % TimeSpan.TicksPerDay;
        _hours[timeOfDay / TimeSpan.TicksPerHour]++;
        if (timeOfDay == 0) _midnight++;
        if (record.UpdatedAt < time) _beforehand++;
        if (_latest is null || time > _latest) _latest = time;
    }

    private void AddAnswer(SurveyResponse survey)
    {
        _answers++;
        if (survey.CustomerId is null) _withoutCustomer++;
        if (survey.RespondedAt is null) _withoutTime++;
        for (var index = 0; index < _ratingCounters.Length; index++)
        {
            if (RatingValue.At(survey, index) is { } value) (_ratingCounters[index] ??= Counter(RatingValue.Names[index])).Add(value);
        }
        if (survey.Drivers is { } drivers)
        {
            foreach (var (driver, value) in drivers) Counter(driver).Add(value);
        }
        if (survey.Channel is { } channel) (_channels ??= Counter("channel")).Add(channel);
        if (survey is { Csat: { } csat, Nps: { } nps }) _ratings = _ratings.With(csat, nps);
    }

    private void Count(string field, string? value)
    {
        if (value is not null) Counter(field).Add(value);
    }

    private SpreadCounter Counter(string field)
    {
        if (!_fields.TryGetValue(field, out var counter)) _fields.Add(field, counter = new SpreadCounter());
        return counter;
    }

    private static string? YesNo(bool? answer) => answer is { } given ? given ? "yes" : "no" : null;
}
