using System.Collections.Frozen;
using System.Text;

namespace Analytics.Exports.Values;

/// <summary>The units of durations in English and Chinese, in cells and in the names of columns.</summary>
internal static class DurationUnits
{
    // "m" is minutes beside "h" and "s"; months and years have no fixed length and are not read.
    private static readonly FrozenDictionary<string, DurationUnit> Words = Table(
        (DurationUnit.Milliseconds, "ms msec msecs millisecond milliseconds 毫秒"),
        (DurationUnit.Seconds, "s sec secs second seconds 秒 秒钟"),
        (DurationUnit.Minutes, "m min mins minute minutes 分 分钟"),
        (DurationUnit.Hours, "h hr hrs hour hours 小时 时 个小时 钟头"),
        (DurationUnit.Days, "d day days 天 日"));

    // Single letters in a column's name mean too much else.
    private static readonly FrozenDictionary<string, DurationUnit> NameWords = Table(
        (DurationUnit.Milliseconds, "ms msec msecs millis millisecond milliseconds"),
        (DurationUnit.Seconds, "s sec secs second seconds"),
        (DurationUnit.Minutes, "min mins minute minutes"),
        (DurationUnit.Hours, "h hr hrs hour hours"),
        (DurationUnit.Days, "day days"));

    private static readonly (string Word, DurationUnit Unit)[] ChineseNameWords =
        [("毫秒", DurationUnit.Milliseconds), ("秒", DurationUnit.Seconds), ("分钟", DurationUnit.Minutes), ("小时", DurationUnit.Hours), ("天数", DurationUnit.Days), ("(天)", DurationUnit.Days), ("(分)", DurationUnit.Minutes)];

    public static bool TryWord(ReadOnlySpan<char> word, out DurationUnit unit) => Words.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(word, out unit);

    /// <summary>
    /// The unit that a column's name states: <c>Speed of answer in seconds</c>, <c>waitMinutes</c>, <c>duration_ms</c>, <c>作答时长(秒)</c>.
    /// The last one counts; null if there is none, as in <c>AvgTalkDuration</c>. Single letters count at the end alone.
    /// </summary>
    public static DurationUnit? FromColumnName(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var plain = name.Normalize(NormalizationForm.FormKC);
        foreach (var (word, unit) in ChineseNameWords)
        {
            if (plain.Contains(word, StringComparison.Ordinal)) return unit;
        }
        DurationUnit? found = null;
        var words = Split(plain);
        for (var index = 0; index < words.Count; index++)
        {
            if (!NameWords.TryGetValue(words[index], out var unit)) continue;
            // "First call resolution within 1 day" and "30 days" are no unit of the values, nor is the ranking "second".
            if (index > 0 && words[index - 1].All(char.IsAsciiDigit)) continue;
            if (words[index] == "second" && index < words.Count - 1) continue;
            if (words[index].Length == 1 && index < words.Count - 1) continue;
            found = unit;
        }
        return found;
    }

    public static double ToMinutes(double value, DurationUnit unit) => unit switch
    {
        DurationUnit.Milliseconds => value / 60_000,
        DurationUnit.Seconds => value / 60,
        DurationUnit.Minutes => value,
        DurationUnit.Hours => value * 60,
        _ => value * 1440,
    };

    /// <summary>Words in lower case; a capital after a small letter begins one.</summary>
    private static List<string> Split(string name)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        for (var index = 0; index <= name.Length; index++)
        {
            var ends = index == name.Length || !char.IsLetterOrDigit(name[index])
                || (char.IsUpper(name[index]) && index > 0 && char.IsLower(name[index - 1]));
            if (ends && word.Length > 0)
            {
                words.Add(word.ToString());
                word.Clear();
            }
            if (index < name.Length && char.IsLetterOrDigit(name[index])) word.Append(char.ToLowerInvariant(name[index]));
        }
        return words;
    }

    private static FrozenDictionary<string, DurationUnit> Table(params (DurationUnit Unit, string Words)[] units) =>
        units.SelectMany(pair => pair.Words.Split(' ').Select(word => KeyValuePair.Create(word, pair.Unit))).ToFrozenDictionary(StringComparer.Ordinal);
}
