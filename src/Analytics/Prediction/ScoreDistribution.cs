using System.Globalization;
using Analytics.Statistics;

namespace Analytics.Prediction;

/// <summary>How the churn probabilities of some customers are spread; those of parts add up to that of the whole.</summary>
/// <param name="Tenths">Customers by tenth of the probability: ten counts, the first from 0 to below 0.1, the last from 0.9 to 1.</param>
public sealed record ScoreDistribution(IReadOnlyList<long> Tenths)
{
    private const int Count = 10;

    /// <summary>Of nobody.</summary>
    public static ScoreDistribution Empty { get; } = new(new long[Count]);

    /// <summary>Customers.</summary>
    public long Total => Tenths.Sum();

    public static ScoreDistribution Of(IEnumerable<double> probabilities)
    {
        ArgumentNullException.ThrowIfNull(probabilities);
        var tenths = new long[Count];
        foreach (var probability in probabilities) tenths[Math.Clamp((int)(probability * Count), 0, Count - 1)]++;
        return new ScoreDistribution(tenths);
    }

    public ScoreDistribution Add(ScoreDistribution other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return new ScoreDistribution([.. Tenths.Zip(other.Tenths, (left, right) => left + right)]);
    }

    /// <summary>The population stability index against another distribution, see <see cref="PopulationStability"/>; <c>null</c> if either is of nobody.</summary>
    public double? DriftFrom(ScoreDistribution reference)
    {
        ArgumentNullException.ThrowIfNull(reference);
        return Total == 0 || reference.Total == 0 ? null : PopulationStability.Of(Bounded(reference), Bounded(this)).Index;
    }

    /// <summary>The counts with commas between them.</summary>
    public string Write() => string.Join(',', Tenths.Select(count => count.ToString(CultureInfo.InvariantCulture)));

    /// <returns><c>null</c> if the text is not what <see cref="Write"/> gives.</returns>
    public static ScoreDistribution? Read(string? text)
    {
        var parts = text?.Split(',') ?? [];
        var tenths = new long[Count];
        if (parts.Length != Count) return null;
        for (var tenth = 0; tenth < Count; tenth++)
        {
            if (!long.TryParse(parts[tenth], NumberStyles.None, CultureInfo.InvariantCulture, out tenths[tenth])) return null;
        }
        return new ScoreDistribution(tenths);
    }

    public bool Equals(ScoreDistribution? other) => other is not null && Tenths.SequenceEqual(other.Tenths);

    public override int GetHashCode() => Total.GetHashCode();

    /// <summary>Shares are what counts: beyond what the index counts in, all are halved alike.</summary>
    private static int[] Bounded(ScoreDistribution distribution)
    {
        var shift = 0;
        while (distribution.Total >> shift > int.MaxValue / 2) shift++;
        return [.. distribution.Tenths.Select(count => (int)(count >> shift))];
    }
}
