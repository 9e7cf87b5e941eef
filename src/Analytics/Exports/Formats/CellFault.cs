namespace Analytics.Exports.Formats;

/// <summary>What is said of a cell that no format reads.</summary>
internal static class CellFault
{
    public static string TooLong(ExportLimits limits) => $"a cell of more than {limits.MaxCellBytes / 1024} KB";
}
