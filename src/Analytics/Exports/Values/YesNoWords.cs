using System.Collections.Frozen;

namespace Analytics.Exports.Values;

/// <summary>Words for yes and no: plain ones, and those of calls taken and matters settled.</summary>
internal static class YesNoWords
{
    private static readonly FrozenDictionary<string, YesNoWord> Words = Table(
        (YesNoWord.Yes, "y|yes|true|t|1|1.0|on|ja|oui|sí|sim|是|是的|有|对|真|已|能|会|好的|同意"),
        (YesNoWord.No, "n|no|false|f|0|0.0|off|nein|non|não|否|不是|没有|无|错|假|未|不能|不会|不同意"),
        (YesNoWord.Yes, "answered|connected|handled|resolved|solved|closed|completed|complete|done|fixed|已解决|解决|已接听|接听|已接通|接通|已处理|已完成|完成|已关闭|已通知|已告知|成功"),
        (YesNoWord.No, "not answered|unanswered|abandoned|missed|no answer|not connected|unresolved|not resolved|unsolved|not solved|open|pending|incomplete|not completed"
            + "|未解决|没解决|没有解决|未接听|未接|未接通|已放弃|放弃|未处理|未完成|处理中|未关闭|未通知|未告知|失败"),
        (YesNoWord.NoAnswer, "unknown|not sure|unsure|don't know|dont know|不清楚|不知道|不确定|未知|记不清|不记得"),
        (YesNoWord.Mark, "x|✓|✔|√|×|☑"));

    // What a word says depends on its bytes alone.
    [ThreadStatic]
    private static CellMemo<YesNoWord>? _memo;

    public static YesNoWord Read(ReadOnlySpan<byte> text)
    {
        if (text.Length == 1 && text[0] is (byte)'0' or (byte)'1') return text[0] == '1' ? YesNoWord.Yes : YesNoWord.No;
        var memo = _memo ??= new();
        if (memo.TryFind(text, out var place, out var word)) return word;
        word = Find(text);
        memo.Keep(text, place, word);
        return word;
    }

    private static YesNoWord Find(ReadOnlySpan<byte> text)
    {
        Span<char> buffer = stackalloc char[CellText.MaxLength];
        var plain = CellText.Plain(text, buffer);
        // "False." ends like a sentence.
        if (plain.Length > 1 && plain[^1] is '.' or '!' or '。') plain = plain[..^1];
        return Words.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(plain, out var word) ? word : YesNoWord.None;
    }

    private static FrozenDictionary<string, YesNoWord> Table(params (YesNoWord Meaning, string Words)[] groups) =>
        groups.SelectMany(group => group.Words.Split('|').Select(word => KeyValuePair.Create(word, group.Meaning))).ToFrozenDictionary(StringComparer.Ordinal);
}
