using CsvHelper;


namespace Analytics.Exports;

/// <summary>
/// The cells of the current row, read as what a canonical field wants. The first cell that cannot be read is kept as the row's rejection;
/// callers read every field and look at <see cref="Rejection"/> once.
/// </summary>
internal sealed class RowReader(CsvReader csv, ColumnPlan plan, TimeZoneInfo timeZone, ExportLimits limits)
{
    public ColumnPlan Plan => plan;

    public RowRejection? Rejection { get; private set; }

    public void StartRow() => Rejection = null;

    public void Reject(Column column, string reason) => Rejection ??= new RowRejection(csv.LineNumber, column.Exists ? column.Name : null, reason);

    public string? Text(Column column) => column.Exists ? FieldText.Text(csv.GetSpan(column.Index), limits.MaxTextLength) : null;

    public string? Id(Column column)
    {
        var id = Text(column);
        if (id is { } && id.Length > limits.MaxIdLength)
        {
            Reject(column, $"an id of more than {limits.MaxIdLength} characters");
            return null;
        }
        return id;
    }

    public double? Number(Column column)
    {
        if (!column.Exists) return null;
        if (!FieldText.TryNumber(csv.GetSpan(column.Index), out var number)) Reject(column, "text where a number was expected");
        return number;
    }

    /// <summary>A number that cannot be negative: minutes, counts.</summary>
    public double? Quantity(Column column)
    {
        var number = Number(column);
        if (number < 0) Reject(column, "a negative number where none can be");
        return number;
    }

    public double? Rating(Column column)
    {
        if (Number(column) is not { } rating) return null;
        if (column.Source.Contains(rating)) return column.Source.To(column.Target, rating);
        Reject(column, $"a number outside the scale {column.Source}");
        return null;
    }

    public bool? YesNo(Column column)
    {
        if (!column.Exists) return null;
        if (!FieldText.TryYesNo(csv.GetSpan(column.Index), out var answer)) Reject(column, "something else where yes or no was expected");
        return answer;
    }

    public DateTimeOffset? Time(Column column)
    {
        if (!column.Exists) return null;
        if (!FieldText.TryTime(csv.GetSpan(column.Index), timeZone, out var time)) Reject(column, "text where a time such as 2026-03-05T14:30:00Z was expected");
        return time;
    }
}
