using System.Globalization;

namespace Analytics.Exports.Quality;

/// <summary>Compares an export with earlier ones of its kind: sudden changes of volume, and of how values are spread.</summary>
/// <remarks>
/// Spread: the population stability index, the sum over values of (p - q) ln(p / q), shares smoothed by half a count. Between two samples of one
/// population it is about (values - 1) (1/n + 1/m) by chance; a change is told where it is above both 0.2, the customary bound, and four times that.
/// </remarks>
internal sealed class ChangeReview(ExportProfile profile, IReadOnlyList<ExportProfile> earlier)
{
    private const int FewestEarlier = 3;
    private const double VolumeFactor = 3;
    private const double CustomaryBound = 0.2;
    private const double TimesChance = 4;
    private const double MissingJump = 0.25;
    private const long FewestRecords = 100;

    private readonly List<QualityFinding> _findings = [];

    public IReadOnlyList<QualityFinding> Findings()
    {
        Volume();
        foreach (var (field, spread) in profile.Fields) Spread(field, spread);
        Missing();
        return _findings;
    }

    private void Volume()
    {
        if (earlier.Count < FewestEarlier) return;
        var usual = earlier.Select(export => export.Records).Order().ElementAt(earlier.Count / 2);
        if (usual < FewestRecords || (profile.Records < usual * VolumeFactor && profile.Records * VolumeFactor > usual)) return;
        _findings.Add(QualityFinding.Of(
            "volumeChanged", QualitySeverity.Warning,
            $"The export has {profile.Records:N0} records, where earlier ones had about {usual:N0}: check whether it is complete, or holds more than one period.",
            $"本次导出有 {profile.Records:N0} 条记录，而以往约为 {usual:N0} 条：请检查数据是否完整，或是否包含多个周期。"));
    }

    private void Spread(string field, FieldSpread spread)
    {
        var before = Pool(field);
        if (spread.Present < FewestRecords || before.Values.Sum() < FewestRecords) return;
        var (index, chance) = Stability(spread.Counts, before);
        if (index <= CustomaryBound || index <= chance * TimesChance) return;
        var value = index.ToString("0.00", CultureInfo.InvariantCulture);
        _findings.Add(QualityFinding.Of(
            "spreadChanged", QualitySeverity.Warning,
            $"The values of {field} are spread otherwise than in earlier exports (stability index {value}): check whether the question, its scale or who is asked has changed.",
            $"{field} 的取值分布与以往导出明显不同（稳定性指数 {value}）：请检查问题、量表或调查对象是否有变化。"));
    }

    private void Missing()
    {
        if (profile.Records < FewestRecords) return;
        foreach (var field in earlier.SelectMany(export => export.Fields.Keys).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            var records = earlier.Sum(export => export.Records);
            if (records < FewestRecords) return;
            var before = (double)earlier.Sum(export => export.Fields.GetValueOrDefault(field)?.Present ?? 0) / records;
            var now = (double)(profile.Fields.GetValueOrDefault(field)?.Present ?? 0) / profile.Records;
            if (before - now < MissingJump) continue;
            _findings.Add(QualityFinding.Of(
                "fieldVanished", QualitySeverity.Warning,
                $"{field} is filled in {now:P0} of the records, in earlier exports in {before:P0}: check whether its column was renamed or left out.",
                $"{field} 的填写率为 {now:P0}，以往为 {before:P0}：请检查该列是否被改名或删除。"));
        }
    }

    private Dictionary<string, long> Pool(string field)
    {
        var pool = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var (value, count) in earlier.Where(export => export.Fields.ContainsKey(field)).SelectMany(export => export.Fields[field].Counts))
            pool[value] = pool.GetValueOrDefault(value) + count;
        return pool;
    }

    /// <summary>The stability index, and what it is by chance.</summary>
    private static (double Index, double Chance) Stability(IReadOnlyDictionary<string, long> now, Dictionary<string, long> before)
    {
        var values = now.Keys.Union(before.Keys, StringComparer.Ordinal).ToList();
        var (n, m) = (now.Values.Sum(), before.Values.Sum());
        var index = values.Sum(value =>
        {
            var p = (now.GetValueOrDefault(value) + 0.5) / (n + (0.5 * values.Count));
            var q = (before.GetValueOrDefault(value) + 0.5) / (m + (0.5 * values.Count));
            return (p - q) * Math.Log(p / q);
        });
        return (index, (values.Count - 1) * ((1.0 / n) + (1.0 / m)));
    }
}
