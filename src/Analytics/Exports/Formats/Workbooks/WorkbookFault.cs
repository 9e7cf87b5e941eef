namespace Analytics.Exports.Formats.Workbooks;

/// <summary>What is said of workbooks that cannot be read.</summary>
internal static class WorkbookFault
{
    public const string Locked = "the workbook is protected by a password: save it without one.";

    public static ExportUnreadableException Damaged(string what) =>
        new($"the workbook is damaged: {what}. Open it in a spreadsheet and save it again as .xlsx.");

    public static ExportUnreadableException TooLarge(ExportLimits limits) =>
        new($"the workbook holds more than {limits.MaxWorkbookBytes / (1024 * 1024)} MB, the most that is read of one: save the sheet as CSV UTF-8.");

    public static ExportUnreadableException TooManyStrings(ExportLimits limits) =>
        new($"the workbook's texts are more than {limits.MaxSharedStringBytes / (1024 * 1024)} MB, the most that is kept of one: save the sheet as CSV UTF-8.");
}
