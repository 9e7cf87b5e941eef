namespace Analytics.Insights.ServiceLevels;

/// <summary>Words by which a comment tells of more than satisfaction.</summary>
internal static class DelightWords
{
    private static readonly string[] Words =
    [
        "unbelievable", "astonish", "amazing", "beyond expectation", "beyond my expectation", "exceeded my expectation", "never forget", "blown away", "best service ever",
        "惊喜", "难忘", "超出预期", "超乎想象", "超乎意料", "感动", "不可思议", "出乎意料地好",
    ];

    private static readonly string[] Denials = ["not ", "n't ", "没有", "没什么", "毫无", "不算"];

    /// <summary>Whether one of the words stands in the comment, and none of the usual denials right before it.</summary>
    public static bool In(string? comment)
    {
        if (string.IsNullOrEmpty(comment)) return false;
        foreach (var word in Words)
        {
            var at = comment.IndexOf(word, StringComparison.OrdinalIgnoreCase);
            if (at < 0) continue;
            var before = comment.AsSpan(Math.Max(0, at - 6), Math.Min(6, at));
            var isDenied = false;
            foreach (var denial in Denials) isDenied |= before.Contains(denial, StringComparison.OrdinalIgnoreCase);
            if (!isDenied) return true;
        }
        return false;
    }
}
