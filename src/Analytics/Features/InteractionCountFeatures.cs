using Analytics.Customers;

namespace Analytics.Features;

/// <summary>How often each type of interaction happened in the last 30, 90 and 365 days, and how often one came unannounced.</summary>
internal sealed class InteractionCountFeatures : FeatureFamily
{
    private static readonly int[] Windows = [Window.Month, Window.Quarter, Window.Year];

    private readonly Dictionary<string, int> _places;

    public InteractionCountFeatures(IReadOnlyList<string> types)
    {
        _places = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var type in types) _places.Add(type, _places.Count);
        Features =
        [
            .. types.SelectMany(type => Windows.Select(days => FeatureDefinition.Number($"{type}.count.{days}d", Driver(type)))),
            .. Windows.Select(days => FeatureDefinition.Number($"contact.count.{days}d", ValueDriver.Usage)),
            .. Windows.Select(days => FeatureDefinition.Number($"unannounced.count.{days}d", ValueDriver.Price, FeatureDirection.Rising)),
        ];
    }

    public override IReadOnlyList<FeatureDefinition> Features { get; }

    public override void Compute(CustomerSnapshot snapshot, Span<float> values)
    {
        values.Clear();
        var contacts = _places.Count;
        var unannounced = contacts + 1;
        foreach (var interaction in snapshot.Interactions)
        {
            var age = snapshot.DaysSince(interaction.OccurredAt);
            if (age > Window.Year) continue;
            if (_places.TryGetValue(interaction.Type, out var place)) Count(values, place, age);
            if (InteractionType.IsContact(interaction.Type)) Count(values, contacts, age);
            if (interaction.Announced == false) Count(values, unannounced, age);
        }
    }

    private static ValueDriver Driver(string type) => type switch
    {
        InteractionType.Complaint or InteractionType.Goodwill or InteractionType.Notice or InteractionType.FollowUp => ValueDriver.Relationship,
        InteractionType.PriceChange or InteractionType.Fee or InteractionType.Refund or InteractionType.BenefitEnd => ValueDriver.Price,
        InteractionType.Renewal or InteractionType.Cancellation => ValueDriver.Contract,
        InteractionType.Call or InteractionType.Chat or InteractionType.Visit or InteractionType.Ticket or InteractionType.Purchase => ValueDriver.Usage,
        _ => ValueDriver.Other,
    };

    private static void Count(Span<float> values, int place, double age)
    {
        for (var window = 0; window < Windows.Length; window++)
        {
            if (age <= Windows[window]) values[(place * Windows.Length) + window]++;
        }
    }
}
