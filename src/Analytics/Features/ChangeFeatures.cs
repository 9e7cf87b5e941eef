using System.Collections.Immutable;
using Analytics.Customers;

namespace Analytics.Features;

/// <summary>
/// Price changes, fees and benefits that ended: how many came without notice, by kind, how long ago, and what they cost. What a record does
/// not say of a change, that it was announced or not, is taken from the notices before it, but only for the share: a fee that stands in the
/// contract needs none.
/// </summary>
internal sealed class ChangeFeatures : FeatureFamily
{
    /// <summary>The types that are changes.</summary>
    public static readonly ImmutableArray<string> Kinds = [InteractionType.PriceChange, InteractionType.Fee, InteractionType.BenefitEnd];

    /// <summary>A notice belongs to a change that follows within this many days; one that offers a renewal belongs to the renewal.</summary>
    private const double NoticeDays = 60;

    private readonly bool _hasNotices;

    /// <param name="hasNotices">Whether the exports hold notices, so that a change without one came without one.</param>
    public ChangeFeatures(bool hasNotices) => _hasNotices = hasNotices;

    public override IReadOnlyList<FeatureDefinition> Features { get; } =
    [
        .. Kinds.SelectMany(kind => new[]
        {
            FeatureDefinition.Number($"unannounced.{kind}.count.90d", ValueDriver.Price, FeatureDirection.Rising),
            FeatureDefinition.Number($"unannounced.{kind}.count.365d", ValueDriver.Price, FeatureDirection.Rising),
        }),
        FeatureDefinition.Number("noticed.share.365d", ValueDriver.Price, FeatureDirection.Falling),
        FeatureDefinition.Number("lastUnannounced.days", ValueDriver.Price),
        FeatureDefinition.Number("priceChange.amount.365d", ValueDriver.Price, FeatureDirection.Rising),
        FeatureDefinition.Number("fee.amount.365d", ValueDriver.Price),
    ];

    public override void Compute(CustomerSnapshot snapshot, Span<float> values)
    {
        values.Clear();
        DateTimeOffset? notice = null, lastUnannounced = null;
        int noticed = 0, known = 0;
        double steps = 0, fees = 0;
        foreach (var interaction in snapshot.Interactions)
        {
            if (interaction.Type == InteractionType.Notice && interaction.NewCustomerPrice is null) notice = interaction.OccurredAt;
            var kind = Kinds.IndexOf(interaction.Type);
            if (kind < 0) continue;

            if (interaction.Announced == false) lastUnannounced = interaction.OccurredAt;
            var age = snapshot.DaysSince(interaction.OccurredAt);
            if (age > Window.Year) continue;
            if (interaction.Announced == false)
            {
                values[(2 * kind) + 1]++;
                if (age <= Window.Quarter) values[2 * kind]++;
            }
            if (Noticed(interaction, notice, _hasNotices) is { } isNoticed)
            {
                known++;
                if (isNoticed) noticed++;
            }
            if (interaction.Type == InteractionType.PriceChange) steps += interaction.Amount ?? 0;
            if (interaction.Type == InteractionType.Fee) fees += interaction.Amount ?? 0;
        }
        values[6] = known > 0 ? (float)noticed / known : float.NaN;
        values[7] = snapshot.DaysSinceOrUnknown(lastUnannounced);
        values[8] = (float)steps;
        values[9] = (float)fees;
    }

    /// <summary>Whether a change was noticed; <c>null</c> where neither it nor the notices say.</summary>
    /// <param name="change">The change.</param>
    /// <param name="notice">The last notice before it, other than the offer of a renewal.</param>
    /// <param name="hasNotices">Whether the exports hold notices.</param>
    public static bool? Noticed(Interaction change, DateTimeOffset? notice, bool hasNotices) => change.Announced ?? (hasNotices ? IsNoticed(change, notice) : null);

    private static bool IsNoticed(Interaction change, DateTimeOffset? notice) => notice is { } sent && (change.OccurredAt - sent).TotalDays <= NoticeDays;
}
