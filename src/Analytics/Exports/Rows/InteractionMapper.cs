using Analytics.Customers;

namespace Analytics.Exports.Rows;

internal sealed class InteractionMapper : RecordMapper
{
    private readonly Column _interactionId;
    private readonly Column _customerId;
    private readonly Column _occurredAt;
    private readonly Column _updatedAt;
    private readonly Column _type;
    private readonly Column _channel;
    private readonly Column _agentId;
    private readonly Column _answered;
    private readonly Column _promisedMinutes;
    private readonly Column _waitMinutes;
    private readonly Column _handleMinutes;
    private readonly Column _resolved;
    private readonly Column _transfers;
    private readonly Column _escalations;
    private readonly Column _reopens;
    private readonly Column _amount;
    private readonly Column _newCustomerPrice;
    private readonly Column _announced;
    private readonly Column _comment;
    private readonly string? _fixedType;

    public InteractionMapper(KindColumns plan)
    {
        _customerId = plan["customerId"];
        _occurredAt = plan["occurredAt"];
        _fixedType = plan.Type is null ? null : InteractionType.Normalize(plan.Type);
        _type = _fixedType is null ? plan["type"] : Column.None;
        _interactionId = plan["interactionId"];
        _updatedAt = plan["updatedAt"];
        _channel = plan["channel"];
        _agentId = plan["agentId"];
        _answered = plan["answered"];
        _promisedMinutes = plan["promisedMinutes"];
        _waitMinutes = plan["waitMinutes"];
        _handleMinutes = plan["handleMinutes"];
        _resolved = plan["resolved"];
        _transfers = plan["transfers"];
        _escalations = plan["escalations"];
        _reopens = plan["reopens"];
        _amount = plan["amount"];
        _newCustomerPrice = plan["newCustomerPrice"];
        _announced = plan["announced"];
        _comment = plan["comment"];
    }

    public override RecordKind Kind => RecordKind.Interaction;

    public override bool HasOwnIds => _interactionId.Exists;

    public override bool IsThere(RowReader row) => row.HasValue(_customerId) && row.HasValue(_occurredAt);

    public override CanonicalRecord? Map(RowReader row, long dataRowNumber)
    {
        var customerId = row.CustomerId(_customerId);
        if (customerId is null) row.Reject(_customerId, "no customer id");
        var occurredAt = row.Time(_occurredAt);
        if (occurredAt is null) row.Reject(_occurredAt, "no time");
        var type = _fixedType ?? (row.Text(_type) is { } text ? InteractionType.Normalize(text) : "");
        if (type.Length == 0) row.Reject(_type, "no type");

        var record = new Interaction
        {
            InteractionId = row.OwnId(_interactionId) ?? row.ContentId(IdenticalRowsAreOne),
            CustomerId = customerId,
            OccurredAt = occurredAt ?? default,
            UpdatedAt = row.Time(_updatedAt),
            Type = type,
            Channel = row.Text(_channel),
            AgentId = row.Text(_agentId),
            Answered = row.YesNo(_answered),
            PromisedMinutes = row.Minutes(_promisedMinutes),
            WaitMinutes = row.Minutes(_waitMinutes),
            HandleMinutes = row.Minutes(_handleMinutes),
            Resolved = row.YesNo(_resolved),
            Transfers = row.Quantity(_transfers),
            Escalations = row.Quantity(_escalations),
            Reopens = row.Quantity(_reopens),
            Amount = row.Number(_amount),
            NewCustomerPrice = row.Quantity(_newCustomerPrice),
            Announced = row.YesNo(_announced),
            Comment = row.Comment(_comment),
        };
        return row.Rejection is null ? record : null;
    }
}
