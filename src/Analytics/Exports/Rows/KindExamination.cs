using Analytics.Exports.Formats;
using Analytics.Exports.Recognition;

namespace Analytics.Exports.Rows;

/// <summary>Gathers from all rows how the fields of one kind of record are written.</summary>
internal sealed class KindExamination
{
    private readonly KindPlan _plan;
    private readonly List<FieldExamination> _fields;
    private readonly List<FieldExamination> _drivers;
    private readonly AttributeExamination[] _attributes;
    private readonly FieldExamination[] _open;

    public KindExamination(KindPlan plan)
    {
        _plan = plan;
        _fields = [.. plan.Fields.Select(field => new FieldExamination(field))];
        _drivers = [.. plan.Drivers.Select(driver => new FieldExamination(driver))];
        _attributes = [.. plan.Attributes.Select(column => new AttributeExamination(column))];
        _open = [.. _fields.Concat(_drivers).Where(field => field.IsOpen)];
    }

    public void Add(ExportRows rows)
    {
        foreach (var field in _open) field.Add(rows);
        foreach (var attribute in _attributes) attribute.Add(rows);
    }

    public ExaminedKind Decide()
    {
        var fields = _fields.ConvertAll(field => field.Decide());
        var drivers = _drivers.ConvertAll(driver => driver.Decide());
        var columns = new KindColumns(_plan.Kind, fields.ToDictionary(field => field.Plan.Field, field => field.Column, StringComparer.Ordinal))
        {
            Drivers = [.. drivers.Select(driver => (driver.Plan.Field, driver.Column))],
            Attributes = [.. _attributes.Select(attribute => attribute.Decide()).Where(attribute => _plan.Kind == ExportKind.Customers || attribute.Numbers is not null)],
            Type = _plan.Type,
        };
        return new ExaminedKind(columns, [.. fields, .. drivers]);
    }
}
