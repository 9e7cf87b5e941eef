namespace Analytics.Boosting;

/// <summary>Codes of a categorical column: classes of categories that no split tells apart.</summary>
internal sealed class CategoryScoringCodes : ScoringCodes
{
    public const int MaxClasses = 64;

    private readonly int _categoryCount;

    // The class of each category, and last that of the unseen and missing ones.
    private readonly byte[] _classes;

    private CategoryScoringCodes(int categoryCount, byte[] classes)
    {
        _categoryCount = categoryCount;
        _classes = classes;
    }

    public static CategoryScoringCodes? TryCreate(int categoryCount, IReadOnlyList<TreeNode> splits)
    {
        var classes = new byte[categoryCount + 1];
        foreach (var split in splits)
        {
            // Each class becomes two where the split divides it.
            var refined = new Dictionary<(byte, bool), byte>();
            for (var category = 0; category <= categoryCount; category++)
            {
                var key = (classes[category], GoesLeft(split, category, categoryCount));
                if (!refined.TryGetValue(key, out var refinedClass))
                {
                    if (refined.Count == MaxClasses)
                        return null;
                    refined.Add(key, refinedClass = (byte)refined.Count);
                }

                classes[category] = refinedClass;
            }
        }

        return new CategoryScoringCodes(categoryCount, classes);
    }

    public override unsafe void Encode(ReadOnlySpan<float> values, byte* codes)
    {
        for (var index = 0; index < values.Length; index++)
            codes[index] = _classes[CategoryCode.TryRead(values[index], _categoryCount, out var category) ? category : _categoryCount];
    }

    /// <summary>For each class 255 where a split sends it left, else 0.</summary>
    public void FillTable(TreeNode split, Span<byte> table)
    {
        table.Clear();
        for (var category = 0; category <= _categoryCount; category++)
            table[_classes[category]] = GoesLeft(split, category, _categoryCount) ? byte.MaxValue : (byte)0;
    }

    private static bool GoesLeft(TreeNode split, int category, int categoryCount) =>
        category == categoryCount ? split.MissingGoesLeft : split.LeftCategories!.Contains(category);
}
