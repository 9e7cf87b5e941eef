using Pipeline.Storage.Tables;

namespace Pipeline.Schemas;

/// <summary>A column of a table's rows.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its EDM type.</param>
/// <param name="Meaning">What it says, with the unit.</param>
internal sealed record ColumnSchema(string Name, string Type, string Meaning)
{
    /// <summary>When a row has no such column, as tables know no null; <c>null</c> if every row has it.</summary>
    public string? AbsentWhen { get; init; }

    public static ColumnSchema Text(string name, string meaning) => new(name, EdmType.String, meaning);

    public static ColumnSchema Number(string name, string meaning) => new(name, EdmType.Double, meaning);

    public static ColumnSchema Int32(string name, string meaning) => new(name, EdmType.Int32, meaning);

    public static ColumnSchema Int64(string name, string meaning) => new(name, EdmType.Int64, meaning);

    public static ColumnSchema Flag(string name, string meaning) => new(name, EdmType.Boolean, meaning);

    /// <summary>A time in UTC.</summary>
    public static ColumnSchema Time(string name, string meaning) => new(name, EdmType.DateTime, meaning);

    public ColumnSchema Absent(string when) => this with { AbsentWhen = when };
}
