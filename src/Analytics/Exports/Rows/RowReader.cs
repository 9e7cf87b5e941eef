using System.Buffers;
using System.Globalization;
using Analytics.Exports.Formats;
using Analytics.Exports.Values;
using Analytics.Privacy;

namespace Analytics.Exports.Rows;

/// <summary>
/// The cells of the current row, read as what a canonical field wants. The first cell that cannot be read is kept as the row's rejection;
/// callers read every field and look at <see cref="Rejection"/> once.
/// </summary>
internal sealed class RowReader(ExportRows rows, RowIdentities identities, UInt128 header, TableContext table)
{
    private static readonly SearchValues<char> Controls =
        SearchValues.Create([.. Enumerable.Range(0, 0xA0).Select(code => (char)code).Where(char.IsControl)]);

    private const int LongestTime = 96;

    private readonly WordCache _words = new();
    private readonly ExportLimits _limits = table.Limits;
    private UInt128? _content;
    private UInt128? _copy;

    public RowRejection? Rejection { get; private set; }

    /// <summary>The customer whom the current row names, as far as it was read.</summary>
    public string? Customer { get; private set; }

    /// <summary>The latest time in the current row, as far as it was read.</summary>
    public DateTimeOffset? LatestTime { get; private set; }

    /// <summary>What the current row says, under its header.</summary>
    private UInt128 Content => _content ??= ContentHash.Of(header, rows.Raw);

    public void StartRow()
    {
        Rejection = null;
        Customer = null;
        LatestTime = null;
        _content = null;
        _copy = null;
    }

    public void Reject(Column column, string reason) => Rejection ??= new RowRejection(rows.LineNumber, column.Name.Length > 0 ? column.Name : null, reason);

    /// <summary>An id made from the row's content, for one that has none of its own.</summary>
    /// <param name="identicalRowsAreOne">Whether the same row twice is one record; else the second has an id of its own.</param>
    public string ContentId(bool identicalRowsAreOne) => ContentHash.ToId(Identity(identicalRowsAreOne));

    /// <summary>What tells the row apart where it has no own id.</summary>
    public UInt128 Identity(bool identicalRowsAreOne) => identicalRowsAreOne ? Content : _copy ??= identities.CopyOf(Content);

    public string? Text(Column column) => column.Exists ? _words.Text(column.Cell.In(rows), _limits.MaxTextLength) : null;

    /// <summary>A text that somebody wrote, with personal data in it masked.</summary>
    public string? Comment(Column column)
    {
        if (!column.Exists) return null;
        var cell = column.Cell.In(rows);
        if (MissingText.IsMissing(cell)) return null;
        var text = TextCell.Decode(cell, _limits.MaxTextLength);
        return TextMask.MayHold(cell) ? TextMask.Apply(text) : text;
    }

    public string? Id(Column column)
    {
        if (!column.Exists) return null;
        var cell = column.Cell.In(rows);
        if (TextCell.IsMissingId(cell)) return null;
        var id = TextCell.Decode(cell, _limits.MaxTextLength);
        if (id.Length > _limits.MaxIdLength)
        {
            Reject(column, $"an id of more than {_limits.MaxIdLength} characters");
            return null;
        }
        // Nearly every id is of plain ASCII, which one comparison for each character shows.
        if (id.AsSpan().ContainsAnyExceptInRange(' ', '~') && id.AsSpan().ContainsAny(Controls))
        {
            Reject(column, "a control character in an id");
            return null;
        }
        return column.Prefix.Length == 0 ? id : column.Prefix + id;
    }

    /// <summary>The id that the row gives its record, by which it is told apart.</summary>
    public string? OwnId(Column column)
    {
        var id = Id(column);
        if (id is not null) identities.Expect(id);
        return id;
    }

    /// <summary>The customer whom the column names, by whatever id: the canonical one.</summary>
    public string? CustomerId(Column column)
    {
        if (Id(column) is not { } id) return null;
        if (column.Key is { } key)
        {
            if (table.Customers.Find(key, id) is not { } found)
            {
                Reject(column, $"a {key} that no table read so far names a customer for");
                return null;
            }
            id = found;
        }
        if (column.Hash is { } hash)
        {
            if (Hashed(column, id, hash) is not { } hashed) return null;
            id = hashed;
        }
        return Customer = table.Customers.Resolve(id);
    }

    /// <summary>An attribute of a customer: its words as they are, its numbers as programs write them.</summary>
    public string? Attribute(Column column)
    {
        var cell = column.Cell.In(rows);
        if (TextCell.IsMissing(cell)) return null;
        return column.Numbers is { } numbers && numbers.TryRead(cell, out var number) && number is { } value
            ? value.ToString(CultureInfo.InvariantCulture)
            : _words.Text(cell, _limits.MaxTextLength);
    }

    /// <summary>A number beside an answer; <c>null</c> for anything else: nothing depends on it, so that no row is rejected for it.</summary>
    public double? Figure(Column column) => column.Numbers!.TryRead(column.Cell.In(rows), out var number) ? number : null;

    /// <summary>Whether the column has an answer in the row, or something that was meant as one.</summary>
    public bool IsAnswered(Column column) => column.Exists && (!column.Ratings!.TryRead(column.Cell.In(rows), out var rating) || rating is not null);

    public bool HasValue(Column column) => column.Exists && !MissingText.IsMissing(column.Cell.In(rows));

    public double? Number(Column column)
    {
        if (!column.Exists) return null;
        if (!column.Numbers!.TryRead(column.Cell.In(rows), out var number)) Reject(column, $"text where a number was expected; the column has {column.Numbers}");
        return number;
    }

    /// <summary>A number that cannot be negative: counts, prices.</summary>
    public double? Quantity(Column column)
    {
        if (Number(column) is not { } number) return null;
        if (number < 0) Reject(column, "a negative number where none can be");
        return column.Plus == 0 ? number : Math.Max(0, number + column.Plus);
    }

    /// <summary>A duration in minutes.</summary>
    public double? Minutes(Column column)
    {
        if (!column.Exists) return null;
        if (!column.Durations!.TryRead(column.Cell.In(rows), out var minutes)) Reject(column, $"text where a duration was expected; the column has {column.Durations}");
        else if (minutes < 0) Reject(column, "a negative duration where none can be");
        return minutes;
    }

    public double? Rating(Column column)
    {
        if (!column.Exists) return null;
        var cell = column.Cell.In(rows);
        if (cell.IsEmpty) return null;
        if (column.TryRateDigit(cell, out var digit)) return digit;
        if (!column.Ratings!.TryRead(cell, out var rating))
        {
            var isNumber = RatingText.Read(cell).Kind == RatingCellKind.Number;
            Reject(column, isNumber ? $"a number outside the scale {column.Source}" : $"text where a rating was expected; the column has {column.Ratings}");
        }
        return rating is { } value ? column.Source.To(column.Target, value) : null;
    }

    public bool? YesNo(Column column)
    {
        if (!column.Exists) return null;
        if (!column.YesNo!.TryRead(column.Cell.In(rows), out var answer)) Reject(column, "something else where yes or no was expected");
        return answer;
    }

    public DateTimeOffset? Time(Column column)
    {
        if (!column.Exists) return null;
        if (!TryTime(column, out var time)) Reject(column, $"text where a time was expected; the column has {column.Times}");
        else if (time is not null && (LatestTime is null || time > LatestTime)) LatestTime = time;
        return time;
    }

    private bool TryTime(Column column, out DateTimeOffset? time)
    {
        var date = column.Cell.In(rows);
        if (column.TimeIndex < 0 || MissingText.IsMissing(date)) return column.Times!.TryRead(date, table.Clock, out time);
        var timeOfDay = rows.Cell(column.TimeIndex);
        if (MissingText.IsMissing(timeOfDay) || date.Length + timeOfDay.Length >= LongestTime) return column.Times!.TryRead(date, table.Clock, out time);
        Span<byte> both = stackalloc byte[LongestTime];
        date.CopyTo(both);
        both[date.Length] = (byte)' ';
        timeOfDay.CopyTo(both[(date.Length + 1)..]);
        return column.Times!.TryRead(both[..(date.Length + 1 + timeOfDay.Length)], table.Clock, out time);
    }

    private string? Hashed(Column column, string id, string kind)
    {
        if (table.Customers.Hash is not { } hash)
        {
            Reject(column, "an id that is to be replaced by its hash, though no key for it is set");
            return null;
        }
        if (hash.TryHash(id, kind == "email" ? IdentityKind.Email : IdentityKind.Phone, out var hashed, out var problem)) return hashed;
        Reject(column, problem == IdentityProblem.NoCountryCode ? "a telephone number without a country code, though none is set" : $"text where the {kind} of a customer was expected");
        return null;
    }
}
