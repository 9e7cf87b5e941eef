using Analytics.Customers;

namespace Analytics.Exports.Rows;

/// <summary>Turns a row of one kind of export into a canonical record.</summary>
internal abstract class RecordMapper
{
    public abstract RecordKind Kind { get; }

    /// <summary>Whether the export gives every record its own id.</summary>
    public abstract bool HasOwnIds { get; }

    /// <summary>
    /// Whether rows that are the same to the letter are one. They are not where nothing in a row tells one answer from another: neither an id
    /// nor a customer nor a time.
    /// </summary>
    public virtual bool IdenticalRowsAreOne => true;

    /// <summary>Whether the current row tells of this kind of record at all, where another one is what the table is about.</summary>
    public virtual bool IsThere(RowReader row) => true;

    /// <summary>What is worth telling about the columns before any row is read.</summary>
    public virtual IEnumerable<string> Warnings => [];

    /// <summary>
    /// The record of the current row, or <c>null</c> with <see cref="RowReader.Rejection"/> set.
    /// </summary>
    /// <param name="row">The current row.</param>
    /// <param name="dataRowNumber">1-based number of the row among the data rows.</param>
    public abstract CanonicalRecord? Map(RowReader row, long dataRowNumber);

    public static RecordMapper Create(KindColumns columns) => columns.Kind switch
    {
        ExportKind.Surveys => new SurveyMapper(columns),
        ExportKind.Interactions => new InteractionMapper(columns),
        ExportKind.Customers => new CustomerMapper(columns),
        _ => throw new ArgumentException($"'{columns.Kind}' is none of {string.Join(", ", ExportKind.All)}.", nameof(columns)),
    };
}
