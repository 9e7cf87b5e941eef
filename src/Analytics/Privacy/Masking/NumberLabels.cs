namespace Analytics.Privacy.Masking;

/// <summary>Reads the words before a number: "my phone is", 身份证号：, "order no.".</summary>
internal static class NumberLabels
{
    /// <summary>Characters before a number that are read.</summary>
    private const int WayBack = 24;

    private static readonly string[] Fillers = ["编号", "号码", "号", "码", "是", "为", " is", "number", "numbers", "num", "no", "nr", "id"];

    private static readonly string[] References =
    [
        "订单号", "订单号码", "订单编号", "单号", "单号码", "流水号", "工单号", "工单编号", "编号", "货号", "款号", "型号", "条码", "条形码", "序列号", "快递号", "票号",
    ];

    private static readonly string[] ReferenceStems =
        ["order", "invoice", "tracking", "ticket", "reference", "ref", "case", "sku", "isbn", "ean", "model", "serial", "parcel", "shipment", "booking", "article"];

    private static readonly (string Stem, NumberLabel Label)[] Stems =
    [
        // Before "card" alone, which ends some of them.
        ("身份证", NumberLabel.Identity), ("身份证件", NumberLabel.Identity), ("身份", NumberLabel.Identity), ("证件", NumberLabel.Identity), ("identity", NumberLabel.Identity),
        ("identity card", NumberLabel.Identity), ("id card", NumberLabel.Identity), ("national", NumberLabel.Identity), ("ssn", NumberLabel.Identity),
        ("social security", NumberLabel.Identity),
        ("电话", NumberLabel.Phone), ("手机", NumberLabel.Phone), ("联系方式", NumberLabel.Phone), ("座机", NumberLabel.Phone), ("固话", NumberLabel.Phone),
        ("传真", NumberLabel.Phone), ("微信", NumberLabel.Phone), ("拨打", NumberLabel.Phone), ("致电", NumberLabel.Phone), ("qq", NumberLabel.Phone),
        ("wechat", NumberLabel.Phone), ("weixin", NumberLabel.Phone), ("vx", NumberLabel.Phone), ("wx", NumberLabel.Phone), ("whatsapp", NumberLabel.Phone),
        ("tel", NumberLabel.Phone), ("telephone", NumberLabel.Phone), ("phone", NumberLabel.Phone), ("mobile", NumberLabel.Phone), ("mob", NumberLabel.Phone),
        ("cell", NumberLabel.Phone), ("cellphone", NumberLabel.Phone), ("call", NumberLabel.Phone), ("call me at", NumberLabel.Phone),
        ("call me on", NumberLabel.Phone), ("fax", NumberLabel.Phone), ("téléphone", NumberLabel.Phone), ("tél", NumberLabel.Phone), ("telefon", NumberLabel.Phone),
        ("银行卡", NumberLabel.Card), ("信用卡", NumberLabel.Card), ("储蓄卡", NumberLabel.Card), ("借记卡", NumberLabel.Card), ("卡", NumberLabel.Card),
        ("银行账", NumberLabel.Card), ("银行账户", NumberLabel.Card), ("银行帐", NumberLabel.Card), ("credit card", NumberLabel.Card),
        ("debit card", NumberLabel.Card), ("bank card", NumberLabel.Card), ("card", NumberLabel.Card), ("bank account", NumberLabel.Card),
        ("护照", NumberLabel.Passport), ("passport", NumberLabel.Passport), ("通行证", NumberLabel.Passport), ("台胞证", NumberLabel.Passport), ("回乡证", NumberLabel.Passport),
    ];

    private static readonly HashSet<string> WordsBeforeNumbers = new(StringComparer.Ordinal)
    {
        "tel", "phone", "mobile", "mob", "cell", "call", "fax", "whatsapp", "wechat", "weixin", "wx", "vx", "v", "qq", "no", "nr", "is", "at", "on", "to", "or", "m", "t",
        "ph", "card", "visa", "amex", "mastercard", "ssn",
    };

    /// <summary>What is said of the number that begins at <paramref name="start"/>.</summary>
    public static NumberLabel Before(ref FoldedText text, int start)
    {
        Span<char> buffer = stackalloc char[WayBack];
        var count = Math.Min(WayBack, start);
        for (var index = 0; index < count; index++) buffer[index] = char.ToLowerInvariant(text[start - count + index]);
        var words = Trim(buffer[..count], out var isNumbered);

        // Of 订单号是 the 是 goes before the list is asked, 号 stays: 订单 alone may be followed by a customer's phone number.
        var plain = words;
        while (EndsWithAny(plain, ["是", "为", " is"], out var filler)) plain = Trim(plain[..^filler.Length], out _);
        if (EndsWithAny(plain, References, out var reference) && !IsPersonal(plain[..^reference.Length])) return NumberLabel.Reference;

        while (EndsWithAny(words, Fillers, out var filler) && IsWhole(words, filler)) words = Trim(words[..^filler.Length], out _);
        foreach (var (stem, label) in Stems)
        {
            if (words.EndsWith(stem, StringComparison.Ordinal) && IsWhole(words, stem)) return label;
        }
        foreach (var stem in ReferenceStems)
        {
            if (words.EndsWith(stem, StringComparison.Ordinal) && IsWhole(words, stem)) return NumberLabel.Reference;
        }
        return isNumbered ? NumberLabel.Reference : NumberLabel.None;
    }

    /// <summary>Whether the letters right before a number are a word that people write together with it, as in <c>tel13812345678</c>.</summary>
    public static bool IsWordBefore(ref FoldedText text, int start)
    {
        const int LongestWord = 8;
        var length = 0;
        Span<char> word = stackalloc char[LongestWord];
        while (length <= LongestWord && FoldedText.IsWordCharacter(text[start - 1 - length]))
        {
            if (length == LongestWord) return false;
            word[LongestWord - 1 - length] = char.ToLowerInvariant(text[start - 1 - length]);
            length++;
        }
        return WordsBeforeNumbers.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word[^length..]);
    }

    // 身份证编号 is a number of a person although 编号 is not.
    private static bool IsPersonal(ReadOnlySpan<char> words) =>
        words.EndsWith("证", StringComparison.Ordinal) || words.EndsWith("证件", StringComparison.Ordinal) || words.EndsWith("护照", StringComparison.Ordinal);

    private static ReadOnlySpan<char> Trim(ReadOnlySpan<char> words, out bool isNumbered)
    {
        var trimmed = words.TrimEnd(" :=.+([\"'");
        isNumbered = trimmed.EndsWith("#", StringComparison.Ordinal);
        return trimmed.TrimEnd("# :.");
    }

    private static bool EndsWithAny(ReadOnlySpan<char> words, ReadOnlySpan<string> endings, out string ending)
    {
        foreach (var candidate in endings)
        {
            if (!words.EndsWith(candidate, StringComparison.Ordinal)) continue;
            ending = candidate;
            return true;
        }
        ending = "";
        return false;
    }

    /// <summary>A word in letters must begin where it is found: "iphone" is no phone, and "hotel" no tel.</summary>
    private static bool IsWhole(ReadOnlySpan<char> words, string ending) =>
        !FoldedText.IsWordLetter(ending[0]) || words.Length == ending.Length || !FoldedText.IsWordCharacter(words[^(ending.Length + 1)]);
}
