using Analytics.Exports.Recognition;

namespace Analytics.Exports.Rows;

/// <summary>How one kind of record is read from a table.</summary>
/// <param name="Columns">The columns, ready to be read.</param>
/// <param name="Fields">What was decided of each field and driver.</param>
internal sealed record ExaminedKind(KindColumns Columns, IReadOnlyList<ExaminedField> Fields)
{
    public IEnumerable<RecognizedField> Recognized()
    {
        foreach (var field in Fields) yield return field.Recognized(Columns.Kind);
        if (Columns is { Kind: ExportKind.Interactions, Type: { } type }) yield return new RecognizedField(Columns.Kind, "type", "", Evidence.Tool, 1, $"every row is a {type}") { Type = type };
        var name = Columns.Kind == ExportKind.Surveys ? "figure beside the answers" : "attribute";
        foreach (var attribute in Columns.Attributes)
            yield return new RecognizedField(Columns.Kind, attribute.Name, attribute.Name, Evidence.Name, 1, attribute.Numbers is { } numbers ? $"{name}, {numbers}" : name);
    }
}
