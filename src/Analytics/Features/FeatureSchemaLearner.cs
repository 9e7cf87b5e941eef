using Analytics.Customers;

namespace Analytics.Features;

/// <summary>Learns a schema from snapshots: which ratings, interaction types and attributes the data has, and what the attributes are.</summary>
public sealed class FeatureSchemaLearner
{
    /// <summary>Types beyond the most frequent ones are not counted one by one.</summary>
    private const int MaxInteractionTypes = 30;

    private readonly HashSet<string> _ratings = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> _types = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, AttributeValues> _attributes = new(StringComparer.Ordinal);
    private readonly HashSet<string> _excluded;
    private long _customers;
    private bool _hasTimes;

    /// <param name="excludedAttributes">Attributes that must not become features, such as the label's column.</param>
    public FeatureSchemaLearner(IEnumerable<string> excludedAttributes) => _excluded = new HashSet<string>(excludedAttributes, StringComparer.OrdinalIgnoreCase);

    public void Observe(CustomerSnapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        _customers++;
        _hasTimes |= snapshot.Since is not null;
        foreach (var survey in snapshot.Surveys)
        {
            foreach (var rating in RatingValue.Names)
            {
                if (RatingValue.Of(survey, rating) is not null) _ratings.Add(rating);
            }
            if (survey.Drivers is { } drivers) _ratings.UnionWith(drivers.Keys);
        }
        foreach (var interaction in snapshot.Interactions) _types[interaction.Type] = _types.GetValueOrDefault(interaction.Type) + 1;
        if (snapshot.Profile is { } profile) Observe(profile);
    }

    public FeatureSchema Learn() => FeatureSchema.Create(new FeatureSchemaContent(
        FeatureSchema.CurrentVersion,
        _hasTimes,
        [.. RatingValue.Names.Where(_ratings.Contains), .. _ratings.Except(RatingValue.Names).Order(StringComparer.Ordinal)],
        [.. _types.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key, StringComparer.Ordinal).Take(MaxInteractionTypes).Select(pair => pair.Key).Order(StringComparer.Ordinal)],
        [.. _attributes.Select(pair => pair.Value.ToColumn(pair.Key, _customers)).OfType<AttributeColumn>()],
        []));

    private void Observe(Customer profile)
    {
        Observe(profile, ProfileFeatures.Segment);
        Observe(profile, ProfileFeatures.Value);
        if (profile.Attributes is not { } attributes) return;
        foreach (var name in attributes.Keys) Observe(profile, name);
    }

    private void Observe(Customer profile, string name)
    {
        if (_excluded.Contains(name) || ProfileFeatures.Text(profile, name) is not { } text) return;
        if (!_attributes.TryGetValue(name, out var values)) _attributes.Add(name, values = new AttributeValues());
        values.Add(text);
    }
}
