namespace Analytics.Exports.Recognition;

/// <summary>What a table gives for one kind of record.</summary>
/// <param name="Kind">One of <see cref="ExportKind.All"/>.</param>
/// <param name="Fields">Canonical fields, at most one entry a field.</param>
/// <param name="Drivers">A survey's further drivers.</param>
/// <param name="Attributes">Columns that are kept as a customer's attributes, or as figures beside a survey's answers.</param>
/// <param name="Type">The type of every interaction, where no column has it.</param>
internal sealed record KindPlan(
    string Kind, IReadOnlyList<FieldPlan> Fields, IReadOnlyList<FieldPlan> Drivers, IReadOnlyList<TableColumn> Attributes, string? Type)
{
    public bool Has(string field) => Fields.Any(plan => plan.Field == field);
}
