using Analytics.Exports.Values;
using Analytics.Privacy;

namespace Analytics.Exports.Recognition;

/// <summary>A column as recognition sees it.</summary>
/// <param name="Index">0-based position.</param>
/// <param name="Name">Its name, unique in the table.</param>
/// <param name="Text">The question it holds answers to, in words; the name where the header says no more.</param>
/// <param name="Shape">What its values in the first rows look like.</param>
internal sealed record TableColumn(int Index, string Name, string Text, ColumnShape Shape)
{
    /// <summary>What personal data it holds; <c>null</c> if none.</summary>
    public PersonalKind? Personal { get; } = PersonalColumns.Judge(Name, Shape.Email, Shape.Phone, Shape.IpAddress);

    private readonly string _normalized = ColumnNames.Normalize(Name);

    /// <summary>Whether it has that name, but for case, spaces, width and punctuation.</summary>
    public bool IsCalled(string name)
    {
        if (string.Equals(Name, name, StringComparison.OrdinalIgnoreCase)) return true;
        var normalized = ColumnNames.Normalize(name);
        return normalized.Length > 0 && normalized == _normalized;
    }
}
