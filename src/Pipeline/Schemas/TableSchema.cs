namespace Pipeline.Schemas;

/// <summary>A table as readers of it see it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Meaning">What it holds.</param>
/// <param name="Kept">How long rows stay.</param>
/// <param name="Rows">The kinds of rows.</param>
internal sealed record TableSchema(string Name, string Meaning, string Kept, IReadOnlyList<RowSchema> Rows);
