using System.Text.Json.Serialization;
using Analytics.Exports.Mapping;
using Analytics.Exports.Recognition;

namespace Analytics.Exports;

/// <summary>A canonical field that was found in a table.</summary>
/// <param name="Kind">The kind of record it is a field of; one of <see cref="ExportKind.All"/>.</param>
/// <param name="Field">The field, a driver's name, an attribute's or a figure's, or <c>type</c> for a type that goes for every row.</param>
/// <param name="Column">The column's name; empty for a value that goes for every row.</param>
/// <param name="Because">What the choice rests on.</param>
/// <param name="Certainty">How sure the choice is, 0 to 1, with regard to how many of the values can be read.</param>
/// <param name="Reading">How its values are read, in words; empty where they are taken as they are.</param>
public sealed record RecognizedField(string Kind, string Field, string Column, Evidence Because, double Certainty, string Reading)
{
    /// <summary>What a mapping would say of it; <c>null</c> of a type that goes for every row, of an attribute and of a figure.</summary>
    [JsonIgnore]
    public ColumnMapping? Source { get; init; }

    /// <summary>Scale of the answers, as a mapping would say it; <c>null</c> if it is no rating or on the field's own scale.</summary>
    [JsonIgnore]
    public string? Scale { get; init; }

    /// <summary>The type that goes for every row; else <c>null</c>.</summary>
    [JsonIgnore]
    public string? Type { get; init; }
}
