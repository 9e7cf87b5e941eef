using System.Globalization;
using Analytics.Customers;

namespace Analytics.Features;

/// <summary>The columns of the customer list: segment, value and every further attribute, as numbers or categories.</summary>
internal sealed class ProfileFeatures : FeatureFamily
{
    /// <summary>The names under which the canonical fields stand among the attributes.</summary>
    public const string Segment = "segment";
    public const string Value = "value";

    private readonly IReadOnlyList<AttributeColumn> _columns;
    private readonly Dictionary<string, int>?[] _codes;

    public ProfileFeatures(IReadOnlyList<AttributeColumn> columns)
    {
        _columns = columns;
        Features = [.. columns.Select(column => new FeatureDefinition(column.Name, column.Kind, column.Categories))];
        _codes = [.. columns.Select(Codes)];
    }

    public override IReadOnlyList<FeatureDefinition> Features { get; }

    /// <summary>The text of an attribute, or of segment and value, which are columns of the list like any other.</summary>
    public static string? Text(Customer customer, string name) => name switch
    {
        Segment when customer.Segment is { } segment => segment,
        Value when customer.Value is { } value => value.ToString("R", CultureInfo.InvariantCulture),
        _ => customer.Attributes is { } attributes && attributes.TryGetValue(name, out var text) ? text : null,
    };

    public static bool TryNumber(string text, out float number) =>
        float.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out number) && float.IsFinite(number);

    public override void Compute(CustomerSnapshot snapshot, Span<float> values)
    {
        for (var index = 0; index < _columns.Count; index++)
        {
            var text = snapshot.Profile is { } profile ? Text(profile, _columns[index].Name) : null;
            values[index] = text is null ? float.NaN : Code(text, _codes[index]);
        }
    }

    private static float Code(string text, Dictionary<string, int>? codes)
    {
        if (codes is null) return TryNumber(text, out var number) ? number : float.NaN;
        if (codes.TryGetValue(text, out var code)) return code;
        return codes.TryGetValue(AttributeColumn.Other, out var other) ? other : float.NaN;
    }

    private static Dictionary<string, int>? Codes(AttributeColumn column)
    {
        if (column.Kind == FeatureKind.Number) return null;
        var codes = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var category in column.Categories) codes.Add(category, codes.Count);
        return codes;
    }
}
