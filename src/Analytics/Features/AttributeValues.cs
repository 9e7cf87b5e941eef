namespace Analytics.Features;

/// <summary>The values of one attribute over all customers, from which its kind is decided once for the column.</summary>
internal sealed class AttributeValues
{
    /// <summary>Most categories kept; the rest become <see cref="AttributeColumn.Other"/>. Codes and the missing bin fit a byte.</summary>
    private const int MaxCategories = 200;

    /// <summary>Values held by fewer customers become <see cref="AttributeColumn.Other"/>: nothing can be learned from so few.</summary>
    private const int MinCount = 5;

    /// <summary>A text that differs for more than half of the customers is a name or an id, not a category.</summary>
    private const double IdentifierShare = 0.5;

    /// <summary>Share of the values that must be numbers for the column to be one; the others then count as missing.</summary>
    private const double NumericShare = 0.95;

    /// <summary>Distinct values that are remembered; a column with more is no category anyway.</summary>
    private const int MaxDistinct = 100_000;

    private readonly Dictionary<string, long> _counts = new(StringComparer.Ordinal);
    private long _total;
    private long _numbers;

    public void Add(string text)
    {
        _total++;
        if (ProfileFeatures.TryNumber(text, out _)) _numbers++;
        if (_counts.TryGetValue(text, out var count)) _counts[text] = count + 1;
        else if (_counts.Count < MaxDistinct) _counts.Add(text, 1);
    }

    /// <summary>The feature, or <c>null</c> if the column says the same of everybody or a different thing of each.</summary>
    public AttributeColumn? ToColumn(string name, long customers)
    {
        if (_counts.Count < 2 && _total == customers) return null;
        if (_numbers >= NumericShare * _total) return new AttributeColumn(name, FeatureKind.Number, []);
        if (_counts.Count > Math.Max(MinCount, IdentifierShare * _total) || _counts.Count >= MaxDistinct) return null;

        var frequent = _counts.Where(pair => pair.Value >= MinCount && pair.Key != AttributeColumn.Other)
            .OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key, StringComparer.Ordinal)
            .Take(MaxCategories)
            .Select(pair => pair.Key)
            .ToList();
        if (frequent.Count < _counts.Count) frequent.Add(AttributeColumn.Other);
        return new AttributeColumn(name, FeatureKind.Category, frequent);
    }
}
