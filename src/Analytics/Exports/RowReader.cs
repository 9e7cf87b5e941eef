using System.Buffers;
using Analytics.Exports.Formats;

namespace Analytics.Exports;

/// <summary>
/// The cells of the current row, read as what a canonical field wants. The first cell that cannot be read is kept as the row's rejection;
/// callers read every field and look at <see cref="Rejection"/> once.
/// </summary>
internal sealed class RowReader(IExportRows rows, RowIdentities identities, TimeZoneInfo timeZone, ExportLimits limits)
{
    private static readonly SearchValues<char> Controls =
        SearchValues.Create([.. Enumerable.Range(0, 0xA0).Select(code => (char)code).Where(char.IsControl)]);

    private UInt128? _content;

    public RowRejection? Rejection { get; private set; }

    /// <summary>What the current row is known by where it has no id of its own.</summary>
    public UInt128 Content => _content ??= identities.ContentOf(rows.Raw);

    /// <summary>An id made from <see cref="Content"/>.</summary>
    public string ContentId => ContentHash.ToId(Content);

    public void StartRow()
    {
        Rejection = null;
        _content = null;
    }

    public void Reject(Column column, string reason) => Rejection ??= new RowRejection(rows.LineNumber, column.Exists ? column.Name : null, reason);

    public string? Text(Column column) => column.Exists ? FieldText.Text(rows.Cell(column.Index), limits.MaxTextLength) : null;

    public string? Id(Column column)
    {
        var id = Text(column);
        if (id is { } && id.Length > limits.MaxIdLength)
        {
            Reject(column, $"an id of more than {limits.MaxIdLength} characters");
            return null;
        }
        if (id.AsSpan().IndexOfAny(Controls) >= 0)
        {
            Reject(column, "a control character in an id");
            return null;
        }
        return id;
    }

    public double? Number(Column column)
    {
        if (!column.Exists) return null;
        if (!FieldText.TryNumber(rows.Cell(column.Index), out var number)) Reject(column, "text where a number was expected");
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
        if (!FieldText.TryYesNo(rows.Cell(column.Index), out var answer)) Reject(column, "something else where yes or no was expected");
        return answer;
    }

    public DateTimeOffset? Time(Column column)
    {
        if (!column.Exists) return null;
        if (!FieldText.TryTime(rows.Cell(column.Index), timeZone, out var time)) Reject(column, "text where a time such as 2026-03-05T14:30:00Z was expected");
        return time;
    }
}
