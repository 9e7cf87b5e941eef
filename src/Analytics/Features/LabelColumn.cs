using Analytics.Customers;

namespace Analytics.Features;

/// <summary>A column of the customer list that says what became of each customer.</summary>
internal sealed class LabelColumn(string name, IEnumerable<string> positiveValues)
{
    private readonly HashSet<string> _positive = new(positiveValues, StringComparer.OrdinalIgnoreCase);

    /// <summary>1 for a positive value, 0 for another, <c>null</c> without a list's row or a value.</summary>
    public byte? Of(Customer? profile)
    {
        if (Text(profile) is not { } text) return null;
        return _positive.Contains(text) ? (byte)1 : (byte)0;
    }

    private string? Text(Customer? profile)
    {
        if (profile is null) return null;
        if (profile.Attributes is { } attributes)
        {
            if (attributes.TryGetValue(name, out var exact)) return exact;
            foreach (var (attribute, text) in attributes)
            {
                if (string.Equals(attribute, name, StringComparison.OrdinalIgnoreCase)) return text;
            }
        }
        return ProfileFeatures.Text(profile, name);
    }
}
