using System.Collections.Frozen;

namespace Analytics.Exports.Values;

/// <summary>
/// The sets of answers in words that are known, those for which a few answers speak first at the front, and the words that mean no answer.
/// </summary>
internal static class RatingWords
{
    private static readonly RatingWordFamily[] Families =
    [
        new("satisfaction", false, "satisfied|happy|pleased|content", "dissatisfied|unsatisfied|unhappy|displeased"),
        new("satisfaction", true, "满意|开心|高兴", "不满意|不满|不开心|不高兴"),
        new("agreement", false, "agree", "disagree"),
        new("agreement", true, "同意|认同|赞同|符合", "不同意|不认同|反对|不符合"),
        new("likelihood", false, "likely|willing", "unlikely|unwilling"),
        new("likelihood", true, "可能|愿意|乐意|会|推荐", "不可能|不愿意|不乐意|不会|不推荐"),
        new("ease", false, "easy|simple|effortless", "difficult|hard|complicated"),
        new("ease", true, "容易|简单|轻松|方便|便捷|省力|便利", "困难|难|复杂|费力|麻烦|繁琐|不容易|不方便|不便捷|不便利"),
        new("timeliness", false, "timely|fast|quick|prompt", "slow|untimely|late"),
        new("timeliness", true, "及时|快|迅速|快速", "不及时|慢|缓慢|拖延"),
        new("expertise", false, "professional|knowledgeable|competent|skilled", "unprofessional|incompetent"),
        new("expertise", true, "专业|熟练", "不专业|不熟练"),
        new("quality", true, "好|良好|优秀", "差|不好|糟糕|坏"),
        new("quality", false, "good|great", "bad|poor"),
        new("friendliness", false, "friendly|polite|courteous|helpful|convenient|clear|useful|effective", "unfriendly|impolite|rude|unhelpful|inconvenient|unclear|useless|ineffective"),
        new("friendliness", true, "友好|热情|耐心|礼貌|有帮助|清晰", "不友好|冷淡|不耐心|不礼貌|没有帮助|没帮助|不清晰"),
        new("importance", false, "important|", "unimportant"),
        new("importance", true, "重要", "不重要"),
    ];

    private static readonly RatingWordSet[] Fixed =
    [
        RatingWordSet.Of("good or bad", ["bad|not good|thumbs down|👎|negative|dislike", "good|thumbs up|👍|positive|like"]),
        RatingWordSet.Of("good or bad", ["差评|踩", "好评|赞"]),
        RatingWordSet.Of("three answers", ["bad|not good|negative|poor|unhappy|🙁|😞|☹", "okay|ok|neutral|average|fair|😐", "great|good|positive|happy|🙂|😀|😊"]),
        RatingWordSet.Of("three answers", ["差评", "中评", "好评"]),
        RatingWordSet.Of("quality", ["poor", "fair", "good", "very good", "excellent"]),
        RatingWordSet.Of("quality", ["very poor|terrible|very bad|awful|horrible", "poor|bad", "average|fair|ok|okay|neutral|acceptable|mediocre", "good", "excellent|very good|great|outstanding"]),
        RatingWordSet.Of("quality", ["terrible|awful|horrible", "bad|poor", "ok|okay|average|neutral", "good|great", "amazing|awesome|excellent"]),
        RatingWordSet.Of("quality", ["poor", "fair|average", "good", "excellent|very good"]),
        RatingWordSet.Of("quality", ["很差|非常差|极差", "较差|差|不好|比较差", "一般|中等|普通|及格", "良好|较好|好|比较好", "优秀|优|很好|非常好"]),
        RatingWordSet.Of("quality", ["差", "中", "良", "优"]),
        RatingWordSet.Of("quality", ["差|较差|不合格", "一般|合格", "良好|良", "优秀|优"]),
        RatingWordSet.Of("satisfaction", ["非常不满意|很不满意", "不满意", "基本满意", "满意", "非常满意|很满意"]),
        RatingWordSet.Of("effort", ["very high effort|a great deal of effort|very high", "high effort|a lot of effort|high", "moderate effort|some effort|neutral|moderate|medium", "low effort|little effort|low", "very low effort|very little effort|no effort|very low"]),
        RatingWordSet.Of(
            "expectation",
            [
                "far below expectations|far below|well below expectations|much worse than expected|much worse|远低于预期|远远低于预期|大大低于预期|远低于期望|远不及预期|比预期差很多",
                "below expectations|below|did not meet expectations|not met|missed expectations|worse than expected|worse|低于预期|不及预期|未达预期|低于期望|比预期差",
                "met expectations|met|meets expectations|meets|as expected|about as expected|about the same|the same|same|符合预期|达到预期|与预期一致|和预期一样|符合期望|与预期相符",
                "exceeded expectations|exceeded|exceeds expectations|exceeds|above expectations|above|better than expected|better|超出预期|高于预期|超过预期|超出期望|高于期望|比预期好",
                "far exceeded expectations|far exceeded|far exceeds expectations|far exceeds|far above expectations|far above|greatly exceeded expectations|much better than expected|much better"
                    + "|远超预期|远远超出预期|大大超出预期|远超出预期|远高于预期|远超期望|比预期好很多",
            ],
            low: -2),
    ];

    private static readonly FrozenSet<string> NoAnswers = FrozenSet.ToFrozenSet(
        [
            "not offered", "offered", "unoffered", "don't know", "dont know", "do not know", "dk", "not sure", "unsure", "prefer not to say", "prefer not to answer", "no opinion",
            "not rated", "unrated", "unknown", "can't say", "cannot say", "hard to say", "no experience", "did not use", "didn't use", "refused", "declined", "does not apply",
            "不清楚", "不知道", "不了解", "不确定", "不好说", "说不清", "无法评价", "无法判断", "未评分", "没有评价", "没用过", "未使用", "未使用过", "未体验", "未接触", "拒绝回答", "不便回答", "默认好评未评",
        ],
        StringComparer.Ordinal);

    /// <summary>All sets. Of sets that read as many answers the first one is meant, unless all answers of another one occur.</summary>
    public static IReadOnlyList<RatingWordSet> Sets { get; } = [.. Fixed, .. Families.SelectMany(family => family.Sets())];

    /// <summary>
    /// Every word and where it stands on the whole, -1 (worst) to 1 (best), and whether it is an end of a set of more than three answers.
    /// </summary>
    private static readonly FrozenDictionary<string, RatingWordPlace> Places = Sets
        .SelectMany(set => set.Points.Select(pair => (Word: pair.Key, Place: set.Scale.To(new RatingScale(-1, 1), pair.Value), set.AnswerCount)))
        .GroupBy(entry => entry.Word, StringComparer.Ordinal)
        .ToFrozenDictionary(
            group => group.Key,
            group => new RatingWordPlace(group.Key, group.Average(entry => entry.Place), group.Any(entry => entry.AnswerCount > 3 && Math.Abs(entry.Place) == 1)),
            StringComparer.Ordinal);

    /// <summary>A word of <see cref="CellText.Plain"/>; a full stop behind it and a choice's letter before it do not count.</summary>
    public static bool TryFind(ReadOnlySpan<char> plain, out RatingWordPlace place) =>
        Places.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(Tidy(plain), out place);

    public static bool IsNoAnswer(ReadOnlySpan<char> plain) =>
        NoAnswers.GetAlternateLookup<ReadOnlySpan<char>>().Contains(plain) || plain.StartsWith("n/a ", StringComparison.Ordinal);

    private static ReadOnlySpan<char> Tidy(ReadOnlySpan<char> plain)
    {
        if (plain.Length > 1 && plain[^1] is '.' or '!' or '。') plain = plain[..^1];
        // "A. 非常满意", "b) satisfied".
        if (plain.Length > 2 && char.IsAsciiLetterLower(plain[0]) && plain[1] is '.' or '、' or ')' or ':') plain = plain[2..].TrimStart(' ');
        if (plain.StartsWith("neither ", StringComparison.Ordinal)) return "neither";
        return plain.StartsWith("既不", StringComparison.Ordinal) ? "既不" : plain;
    }
}
