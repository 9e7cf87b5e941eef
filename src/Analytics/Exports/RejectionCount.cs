using System.Text.Json.Serialization;

namespace Analytics.Exports;

/// <summary>How many rows were rejected for one reason, and where the first of them stands.</summary>
/// <param name="Column">The column's name in the export; <c>null</c> if the row as a whole is at fault.</param>
/// <param name="Reason">What was found and what was expected.</param>
/// <param name="Count">Number of rows.</param>
/// <param name="FirstLine">1-based line of the first of them.</param>
public sealed record RejectionCount(string? Column, string Reason, long Count, long FirstLine)
{
    /// <summary>The file of an archive or the sheet in which the line is; <c>null</c> if the export is one table.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Table { get; init; }

    /// <summary>Whether the rows were never meant to count, such as test answers: nothing is wrong with the export.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool LeftOut { get; init; }
}
