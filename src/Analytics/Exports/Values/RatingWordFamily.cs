namespace Analytics.Exports.Values;

/// <summary>
/// A quality that questions ask for, and all sets of answers that are made from it with words of degree: <c>very satisfied</c> … <c>very dissatisfied</c>,
/// <c>not at all satisfied</c> … <c>extremely satisfied</c>, 非常满意 … 非常不满意.
/// </summary>
/// <param name="Name">For people.</param>
/// <param name="IsChinese">Degrees are prefixes without a space.</param>
/// <param name="Positive">Words for the good side, separated by <c>|</c>.</param>
/// <param name="Negative">Words for the other side.</param>
internal sealed record RatingWordFamily(string Name, bool IsChinese, string Positive, string Negative)
{
    private const string EnglishNeutral = "neutral|neither|ok|okay|average|fair|so so|so-so|mixed|undecided|no difference|about average|moderate";
    private const string ChineseNeutral = "一般|中立|普通|还行|还可以|一般般|中等|适中|尚可|既不|不好不坏|马马虎虎";

    private enum Degree
    {
        Extreme,
        Strong,
        Plain,
        Moderate,
        Slight,
    }

    // From the end towards the middle. The usual ones come first; see RatingWords.
    private static readonly (Degree[] Degrees, bool HasNeutral)[] Patterns =
    [
        ([Degree.Strong, Degree.Plain], true),
        ([Degree.Strong, Degree.Slight], true),
        ([Degree.Extreme, Degree.Slight], true),
        ([Degree.Extreme, Degree.Moderate], true),
        ([Degree.Extreme, Degree.Plain], true),
        ([Degree.Extreme, Degree.Strong], true),
        ([Degree.Extreme, Degree.Moderate, Degree.Slight], true),
        ([Degree.Strong, Degree.Plain, Degree.Slight], true),
        ([Degree.Extreme, Degree.Strong, Degree.Slight], true),
        ([Degree.Extreme, Degree.Plain, Degree.Slight], true),
        ([Degree.Extreme, Degree.Strong, Degree.Plain], true),
        ([Degree.Strong, Degree.Plain], false),
        ([Degree.Strong, Degree.Slight], false),
        ([Degree.Extreme, Degree.Slight], false),
        ([Degree.Strong, Degree.Plain, Degree.Slight], false),
        ([Degree.Plain], true),
        ([Degree.Plain], false),
    ];

    public IEnumerable<RatingWordSet> Sets()
    {
        foreach (var (degrees, hasNeutral) in Patterns)
        {
            var answers = new List<string>();
            answers.AddRange(degrees.Select(degree => Spell(degree, degrees, isPositive: false)));
            if (hasNeutral) answers.Add(IsChinese ? ChineseNeutral : EnglishNeutral);
            answers.AddRange(degrees.Reverse().Select(degree => Spell(degree, degrees, isPositive: true)));
            yield return RatingWordSet.Of(Name, answers);
        }
        foreach (var set in OneSided()) yield return set;
    }

    /// <summary>Sets that run from nothing of a quality to all of it.</summary>
    private IEnumerable<RatingWordSet> OneSided()
    {
        if (IsChinese)
        {
            yield return Prefixed("完全不|一点也不|一点都不|毫不", "不太|不怎么|不", "一般|有点|有些|比较", "很|比较|较|", "非常|十分|极其|特别|完全");
            yield break;
        }
        yield return Prefixed("not at all", "not so|not very|slightly|a little|not that", "somewhat|moderately|fairly", "very|quite", "extremely|completely");
        yield return Prefixed("not at all", "not very|slightly|a little|not so|not too", "somewhat|moderately|fairly", "very|extremely|completely");
    }

    private RatingWordSet Prefixed(params string[] degrees) =>
        RatingWordSet.Of(Name, [.. degrees.Select(degree => Join(degree.Split('|'), Positive))]);

    private string Spell(Degree degree, Degree[] degrees, bool isPositive)
    {
        var words = Join(Prefixes(degree, degrees), isPositive ? Positive : Negative);
        if (isPositive) return words;
        var denied = IsChinese
            ? degree switch { Degree.Slight => "不太|不怎么|不大", Degree.Strong or Degree.Extreme => "完全不|一点也不|一点都不|毫不|很不|非常不|极不|极其不|十分不|特别不", Degree.Plain => "不", _ => null }
            : degree switch { Degree.Slight => "not very|not so|not too|not that", Degree.Strong or Degree.Extreme => "not at all", Degree.Plain => "not", _ => null };
        return denied is null ? words : words + "|" + Join(denied.Split('|'), Positive);
    }

    /// <summary>Words that stand for two degrees mean the stronger one where a set has both.</summary>
    private string[] Prefixes(Degree degree, Degree[] degrees) => degree switch
    {
        Degree.Slight when degrees.Contains(Degree.Moderate) => [.. Prefixes(degree).Except(Prefixes(Degree.Moderate))],
        Degree.Strong when degrees.Contains(Degree.Extreme) => [.. Prefixes(degree).Except(Prefixes(Degree.Extreme))],
        _ => Prefixes(degree),
    };

    private string[] Prefixes(Degree degree) => IsChinese
        ? degree switch
        {
            Degree.Extreme => ["极其", "极度", "极", "完全", "绝对"],
            Degree.Strong => ["非常", "很", "十分", "特别", "极其", "极", "完全", "相当", "绝对"],
            Degree.Plain => [""],
            Degree.Moderate => ["比较", "较", "基本"],
            _ => ["比较", "较", "还算", "有点", "有些", "略", "略微", "稍微", "基本"],
        }
        : degree switch
        {
            Degree.Extreme => ["extremely", "completely", "totally", "absolutely", "entirely", "definitely"],
            Degree.Strong => ["very", "strongly", "highly", "really", "totally", "completely", "fully", "definitely"],
            Degree.Plain => [""],
            Degree.Moderate => ["moderately", "mostly", "quite", "generally", "largely"],
            _ => ["somewhat", "slightly", "a little", "a bit", "rather", "fairly", "mildly", "partly", "probably", "moderately"],
        };

    private string Join(string[] prefixes, string stems) =>
        string.Join('|', prefixes.SelectMany(prefix => stems.Split('|').SelectMany(stem => Compound(prefix, stem))));

    private string[] Compound(string prefix, string stem)
    {
        if (IsChinese || prefix.Length == 0) return [prefix + stem];
        // "Agree strongly" is said as well.
        return stem.Length == 0 ? [prefix] : [prefix + " " + stem, stem + " " + prefix];
    }
}
