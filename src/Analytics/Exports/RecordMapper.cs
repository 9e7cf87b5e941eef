using Analytics.Customers;

namespace Analytics.Exports;

/// <summary>Turns a row of one kind of export into a canonical record.</summary>
internal abstract class RecordMapper
{
    /// <summary>Whether the export gives every record its own id.</summary>
    public abstract bool HasOwnIds { get; }

    /// <summary>
    /// Whether rows that are the same to the letter are one. They are not where nothing in a row tells one answer from another: neither an id
    /// nor a customer nor a time.
    /// </summary>
    public virtual bool IdenticalRowsAreOne => true;

    /// <summary>What is worth telling about the columns before any row is read.</summary>
    public virtual IEnumerable<string> Warnings => [];

    /// <summary>
    /// The record of the current row, or <c>null</c> with <see cref="RowReader.Rejection"/> set.
    /// </summary>
    /// <param name="row">The current row.</param>
    /// <param name="dataRowNumber">1-based number of the row among the data rows.</param>
    public abstract CanonicalRecord? Map(RowReader row, long dataRowNumber);

    /// <exception cref="ExportUnreadableException">The export lacks a column that its kind cannot do without.</exception>
    public static RecordMapper Create(string kind, ColumnPlan plan, KindMapping mapping) => kind switch
    {
        ExportKind.Surveys => new SurveyMapper(plan),
        ExportKind.Interactions => new InteractionMapper(plan, mapping.Type),
        ExportKind.Customers => new CustomerMapper(plan, mapping.Ignore),
        _ => throw new ArgumentException($"'{kind}' is none of {string.Join(", ", ExportKind.All)}.", nameof(kind)),
    };

    protected static Column Require(ColumnPlan plan, string kind, string field) => plan[field] is { Exists: true } column
        ? column
        : throw new ExportUnreadableException(
            1, $"no column holds the {field} that every row of {kind} needs: name it {field}, or say in a mapping which column it is; the header has {plan.Listed()}.");
}
