namespace Analytics.Exports.Recognition;

/// <summary>Tells from the words of a question which canonical field its answers are, in English and Chinese.</summary>
internal static class QuestionWords
{
    // In order: a question about the speed of an answer asks how satisfied one is with it, too.
    private static readonly (string Field, string[] Words)[] Ratings =
    [
        ("expectation", ["expectation", "expected", "预期", "期望"]),
        ("nps", ["recommend", "推荐"]),
        ("ces", ["effort", "easy", "ease", "easily", "easier", "费力", "省力", "轻松", "容易"]),
        ("timeliness", ["timel", "prompt", "speed", "quick", "fast", "wait", "response time", "及时", "速度", "等待", "等候", "响应"]),
        ("convenience", ["convenien", "便捷", "方便", "便利"]),
        ("expertise", ["expert", "professional", "knowledg", "competen", "专业", "业务能力"]),
        ("csat", ["satisf", "满意", "zufrieden", "satisfait", "overall experience", "总体评价", "整体评价"]),
    ];

    private static readonly string[] Overall = ["overall", "in general", "总体", "整体", "总的"];

    private static readonly string[] CommentWords =
    [
        "comment", "feedback", "remark", "suggest", "reason", "why", "tell us", "anything else", "improve", "better", "explain", "in your own words", "想说", "意见", "建议", "原因", "评论", "评价内容", "说明", "为什么",
        "kommentar", "anmerkung", "explication", "commentaire", "verbatim", "review",
    ];

    /// <summary>The rated field that a question asks for; <c>null</c> if none is known.</summary>
    public static string? RatingOf(string question)
    {
        foreach (var (field, words) in Ratings)
        {
            if (ContainsAny(question, words)) return field;
        }
        return null;
    }

    /// <summary>Whether a question is about the whole, not a part of it.</summary>
    public static bool IsOverall(string question) => ContainsAny(question, Overall);

    /// <summary>Whether a question asks for an answer in one's own words.</summary>
    public static bool IsComment(string question) => ContainsAny(question, CommentWords);

    private static bool ContainsAny(string text, string[] words) => Array.Exists(words, word => Contains(text, word));

    /// <summary>Whether a word of the text begins so: <c>ease</c> is not asked for by <c>please</c>. Chinese has no spaces between words.</summary>
    private static bool Contains(string text, string word)
    {
        for (var at = text.IndexOf(word, StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf(word, at + 1, StringComparison.OrdinalIgnoreCase))
        {
            if (at == 0 || !char.IsAsciiLetter(word[0]) || !char.IsLetter(text[at - 1])) return true;
        }
        return false;
    }
}
