using System.Globalization;
using Analytics.Customers;

namespace Analytics.Exports.Rows;

internal sealed class CustomerMapper : RecordMapper
{
    private readonly Column _customerId;
    private readonly Column _updatedAt;
    private readonly Column _joinedAt;
    private readonly Column _segment;
    private readonly Column _value;
    private readonly IReadOnlyList<Column> _attributes;

    public CustomerMapper(KindColumns plan)
    {
        _customerId = plan["customerId"];
        _updatedAt = plan["updatedAt"];
        _joinedAt = plan["joinedAt"];
        _segment = plan["segment"];
        _value = plan["value"];
        _attributes = plan.Attributes;
    }

    public override RecordKind Kind => RecordKind.Customer;

    // Without an id column the id is the row's number, which says nothing about whether two rows are the same.
    public override bool HasOwnIds => _customerId.Exists;

    public override IEnumerable<string> Warnings
    {
        get
        {
            if (!_customerId.Exists) yield return "No column holds the customer's id: the customers are numbered by row.";
        }
    }

    public override bool IsThere(RowReader row) => row.HasValue(_customerId);

    public override CanonicalRecord? Map(RowReader row, long dataRowNumber)
    {
        var customerId = _customerId.Exists ? row.CustomerId(_customerId) : dataRowNumber.ToString(CultureInfo.InvariantCulture);
        if (customerId is null) row.Reject(_customerId, "no customer id");

        Dictionary<string, string>? attributes = null;
        foreach (var column in _attributes)
        {
            if (row.Attribute(column) is { } text) (attributes ??= new(StringComparer.Ordinal)).Add(column.Name, text);
        }

        var record = new Customer
        {
            CustomerId = customerId,
            UpdatedAt = row.Time(_updatedAt),
            JoinedAt = row.Time(_joinedAt),
            Segment = row.Text(_segment),
            Value = row.Number(_value),
            Attributes = attributes,
        };
        return row.Rejection is null ? record : null;
    }
}
