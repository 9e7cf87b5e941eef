namespace Analytics.Exports;

/// <summary>Where a canonical field stands in an export.</summary>
/// <param name="Index">0-based position; -1 if the export does not have it.</param>
/// <param name="Name">The column's name in the export.</param>
/// <param name="Source">Scale of the answers, for a rating.</param>
/// <param name="Target">Canonical scale, for a rating.</param>
internal readonly record struct Column(int Index, string Name, RatingScale Source = default, RatingScale Target = default)
{
    public static readonly Column None = new(-1, "");

    public bool Exists => Index >= 0;
}
