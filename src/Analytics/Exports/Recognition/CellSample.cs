using Analytics.Exports.Values;
using Analytics.Privacy;

namespace Analytics.Exports.Recognition;

/// <summary>A cell as it may be shown to people.</summary>
internal static class CellSample
{
    /// <summary>The cell's text with personal data in it masked.</summary>
    public static string Show(TableColumn column, string cell) =>
        column.Personal is { } personal ? CellMask.Show(cell, personal) : CellMask.Show(cell, ContentOf(column.Shape));

    private static CellContent ContentOf(ColumnShape shape) => shape.Kind switch
    {
        ColumnShapeKind.Id or ColumnShapeKind.Email or ColumnShapeKind.Phone => CellContent.Id,
        ColumnShapeKind.Time or ColumnShapeKind.TimeOfDay or ColumnShapeKind.Duration => CellContent.Time,
        ColumnShapeKind.Number or ColumnShapeKind.WholeNumber or ColumnShapeKind.Rating => CellContent.Number,
        ColumnShapeKind.Category or ColumnShapeKind.Constant or ColumnShapeKind.YesNo => CellContent.Category,
        _ => CellContent.FreeText,
    };
}
