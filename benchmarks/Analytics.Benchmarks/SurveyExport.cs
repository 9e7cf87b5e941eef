using System.Globalization;
using System.Text;

namespace Analytics.Benchmarks;

/// <summary>
/// A survey tool's export as CSV: an id a response, two times, three words, six ratings of which some are blank, comments in English and Chinese
/// for three rows in ten, and two columns that nobody needs. One row in a hundred is bad, another one repeats the id of an earlier row. Seeded.
/// </summary>
internal sealed class SurveyExport
{
    private const int Seed = 5;
    private const int BadRowsInTenThousand = 100;
    private const int RepeatedIdsInTenThousand = 100;
    private const int Customers = 300_000;
    private const string IdCharacters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private const int IdLength = 15;
    private const int SecondsBetweenAnswers = 31;

    private static readonly DateTime FirstAnswer = new(2024, 1, 1, 0, 0, 0, DateTimeKind.Unspecified);
    private static readonly string[] Channels = ["email", "phone", "web chat", "app", "wechat"];
    private static readonly string[] Touchpoints = ["purchase", "delivery", "installation", "repair", "billing", "complaint", "renewal", "cancellation"];
    private static readonly string[] Devices = ["iOS", "Android", "Windows", "macOS"];

    private static readonly string[] English =
    [
        "Quick and friendly", "I waited 45 minutes and nobody called back", "the technician knew what to do", "too expensive for what it is",
        "\"\"We will call you\"\" is all I heard", "third time in 2 weeks, still not fixed", "easy to book, easy to change", "no complaints at all",
    ];

    private static readonly string[] Chinese =
    [
        "服务很好，下次还来", "等了20分钟才有人接", "师傅很专业，态度也好", "价格太贵了", "问题还是没有解决", "预约很方便", "回复不及时，希望改进", "一切都好",
    ];

    private readonly Random _random = new(Seed);
    private readonly StringBuilder _row = new();

    /// <summary>Writes the header and rows until there are enough of them.</summary>
    /// <param name="path">Where to.</param>
    /// <param name="isEnough">Told the rows and bytes written so far.</param>
    /// <returns>Number of rows.</returns>
    public static long Write(string path, Func<long, long, bool> isEnough)
    {
        var export = new SurveyExport();
        using var file = new StreamWriter(path, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), bufferSize: 1 << 16);
        file.Write("Response ID,Customer ID,Response Time,Updated At,Survey,Device,Channel,Touchpoint,Agent ID,CSAT,NPS,CES,Timeliness,Convenience,Expertise,Comment,Language\r\n");
        long rows = 0;
        for (; !isEnough(rows, file.BaseStream.Position); rows++) file.Write(export.Row(rows));
        return rows;
    }

    private StringBuilder Row(long row)
    {
        var fault = _random.Next(10_000) < BadRowsInTenThousand ? 1 + _random.Next(6) : 0;
        var idOf = row > 0 && _random.Next(10_000) < RepeatedIdsInTenThousand ? _random.NextInt64(row) : row;
        var answered = FirstAnswer.AddSeconds((row * SecondsBetweenAnswers % (700L * 24 * 3600)) + _random.Next(SecondsBetweenAnswers));
        var isChinese = _random.Next(2) == 0;
        _row.Clear();
        Id(idOf);
        if (fault == 1) _row.Append('\x01');
        _row.Append(",C").Append(CultureInfo.InvariantCulture, $"{_random.Next(Customers):D7}");
        _row.Append(',').Append(fault switch { 2 => "yesterday", 3 => "1899-12-30 00:00:00", _ => Time(answered) });
        _row.Append(',').Append(fault == 4 ? "2206-13-01 10:00:00" : Time(answered.AddSeconds(_random.Next(3_600))));
        _row.Append(",After service,").Append(One(Devices)).Append(',').Append(One(Channels)).Append(',').Append(One(Touchpoints));
        _row.Append(CultureInfo.InvariantCulture, $",A-{_random.Next(400):D4},");
        _row.Append(fault switch { 5 => "great?", 6 => "8", _ => Rating(1, 5, blanksInTen: 1) });
        _row.Append(',').Append(Rating(0, 10, blanksInTen: 3)).Append(',').Append(Rating(1, 7, blanksInTen: 4));
        for (var driver = 0; driver < 3; driver++) _row.Append(',').Append(Rating(1, 5, blanksInTen: 4));
        _row.Append(',');
        if (_random.Next(10) < 3) Comment(isChinese ? Chinese : English, isChinese ? "。" : ", ");
        return _row.Append(',').Append(isChinese ? "zh-CN" : "en").Append("\r\n");
    }

    /// <summary>Looks drawn by chance, and is another one for each number.</summary>
    private void Id(long number)
    {
        _row.Append("R_");
        var rest = (ulong)number * 0x9E3779B97F4A7C15;
        for (var index = 0; index < IdLength - 4; index++, rest /= 62) _row.Append(IdCharacters[(int)(rest % 62)]);
        for (var index = 0; index < 4; index++, number /= 62) _row.Append(IdCharacters[(int)(number % 62)]);
    }

    private void Comment(string[] sentences, string between)
    {
        _row.Append('"').Append(One(sentences));
        for (var more = _random.Next(4); more > 0; more--) _row.Append(between).Append(One(sentences));
        if (_random.Next(20) == 0) _row.Append('\n').Append(One(sentences));
        _row.Append('"');
    }

    private string Rating(int low, int high, int blanksInTen) =>
        _random.Next(10) < blanksInTen ? "" : (low + _random.Next(high - low + 1)).ToString(CultureInfo.InvariantCulture);

    private string One(string[] words) => words[_random.Next(words.Length)];

    private static string Time(DateTime time) => time.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
}
