using Analytics.Exports.Formats;
using Analytics.Exports.Recognition;
using Analytics.Exports.Values;

namespace Analytics.Exports.Rows;

/// <summary>Tells whether the values of a customer's attribute, or of what may be a figure beside an answer, are numbers written in a national form.</summary>
internal sealed class AttributeExamination(TableColumn column)
{
    /// <summary>A column in which nearly everything reads as a number is one; else its values are categories.</summary>
    private const double LeastNumbers = 0.95;

    private readonly NumberEvidence _numbers = new();

    public void Add(ExportRows rows) => _numbers.Add(rows.Cell(column.Index));

    public Column Decide()
    {
        var decision = _numbers.Decide();
        return new Column { Cell = new FieldCell(column.Index), Name = column.Name, Numbers = decision.Share >= LeastNumbers ? decision.Format : null };
    }
}
