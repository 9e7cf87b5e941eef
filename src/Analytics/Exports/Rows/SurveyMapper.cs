using Analytics.Customers;

namespace Analytics.Exports.Rows;

internal sealed class SurveyMapper : RecordMapper
{
    private readonly Column _responseId;
    private readonly Column _customerId;
    private readonly Column _respondedAt;
    private readonly Column _updatedAt;
    private readonly Column _channel;
    private readonly Column _touchpoint;
    private readonly Column _agentId;
    private readonly Column _csat;
    private readonly Column _nps;
    private readonly Column _ces;
    private readonly Column _timeliness;
    private readonly Column _convenience;
    private readonly Column _expertise;
    private readonly Column _expectation;
    private readonly Column _comment;
    private readonly Column _language;
    private readonly IReadOnlyList<(string Name, Column Column)> _drivers;
    private readonly IReadOnlyList<Column> _figures;
    private readonly Column[] _ratings;

    public SurveyMapper(KindColumns plan)
    {
        _responseId = plan["responseId"];
        _customerId = plan["customerId"];
        _respondedAt = plan["respondedAt"];
        _updatedAt = plan["updatedAt"];
        _channel = plan["channel"];
        _touchpoint = plan["touchpoint"];
        _agentId = plan["agentId"];
        _csat = plan["csat"];
        _nps = plan["nps"];
        _ces = plan["ces"];
        _timeliness = plan["timeliness"];
        _convenience = plan["convenience"];
        _expertise = plan["expertise"];
        _expectation = plan["expectation"];
        _comment = plan["comment"];
        _language = plan["language"];
        _drivers = plan.Drivers;
        _figures = plan.Attributes;
        _ratings = [.. plan.Ratings.Select(rating => rating.Column)];
    }

    public override RecordKind Kind => RecordKind.Survey;

    public override bool HasOwnIds => _responseId.Exists;

    public override bool IdenticalRowsAreOne => _customerId.Exists || _respondedAt.Exists;

    public override bool IsThere(RowReader row) => _ratings.Any(row.IsAnswered);

    public override IEnumerable<string> Warnings
    {
        get
        {
            if (!_customerId.Exists) yield return "No column holds the customer's id: the answers count in the metrics, but nothing can be predicted from them.";
            if (!_respondedAt.Exists) yield return "No column holds the time of the answer: the answers count in the metrics, but nothing can be predicted from them.";
        }
    }

    public override CanonicalRecord? Map(RowReader row, long dataRowNumber)
    {
        var record = new SurveyResponse
        {
            ResponseId = row.OwnId(_responseId) ?? row.ContentId(IdenticalRowsAreOne),
            CustomerId = row.CustomerId(_customerId),
            RespondedAt = row.Time(_respondedAt),
            UpdatedAt = row.Time(_updatedAt),
            Channel = row.Text(_channel),
            Touchpoint = row.Text(_touchpoint),
            AgentId = row.Text(_agentId),
            Csat = row.Rating(_csat),
            Nps = row.Rating(_nps),
            Ces = row.Rating(_ces),
            Timeliness = row.Rating(_timeliness),
            Convenience = row.Rating(_convenience),
            Expertise = row.Rating(_expertise),
            Drivers = Drivers(row),
            Figures = Figures(row),
            Expectation = row.Rating(_expectation),
            Comment = row.Comment(_comment),
            Language = row.Text(_language),
        };
        return row.Rejection is null ? record : null;
    }

    private Dictionary<string, double>? Drivers(RowReader row)
    {
        Dictionary<string, double>? drivers = null;
        foreach (var (name, column) in _drivers)
        {
            if (row.Rating(column) is { } rating) (drivers ??= new(StringComparer.Ordinal)).Add(name, rating);
        }
        return drivers;
    }

    private Dictionary<string, double>? Figures(RowReader row)
    {
        Dictionary<string, double>? figures = null;
        foreach (var column in _figures)
        {
            if (row.Figure(column) is { } figure) (figures ??= new(StringComparer.Ordinal)).Add(column.Name, figure);
        }
        return figures;
    }
}
