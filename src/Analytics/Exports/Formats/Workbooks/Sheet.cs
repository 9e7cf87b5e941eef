namespace Analytics.Exports.Formats.Workbooks;

/// <param name="Name">As its tab shows it.</param>
/// <param name="IsVisible">Whether it has a tab.</param>
/// <param name="Place">Where it lies: the part of the package, or the offset of its first record.</param>
internal sealed record Sheet(string Name, bool IsVisible, string Place);
