using System.Text;
using Analytics.Customers;
using Analytics.Exports;

namespace Analytics.Tests.Exports.Encodings;

public sealed class EncodingTests
{
    private const string Chinese = "等了半个小时，客服态度很好，但问题没有解决。下次不来了！";
    private const string French = "Il y a très peu de caisses ouvertes et le délai d'attente est particulièrement long. C'est où ça ? Déçu – à éviter…";

    private static readonly Encoding Gb18030 = CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!;
    private static readonly Encoding Windows1252 = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    public static TheoryData<string, string?> Encodings => new()
    {
        { "utf-8", null },
        { "utf-8 with mark", null },
        { "utf-16", "UTF-16" },
        { "utf-16 big endian", "UTF-16 (big endian)" },
        { "gb18030", "GB18030" },
        { "windows-1252", "Windows-1252" },
    };

    [Theory]
    [MemberData(nameof(Encodings))]
    public async Task Read_AnyEncoding_GivesTheSameRecordsAndSaysIt(string encoding, string? said)
    {
        var comment = encoding == "windows-1252" ? French : Chinese;
        var text = $"客户编号,csat,comment\na,5,\"{comment}\"\nb,4,\"{comment}\n{comment}\"\nc,9,x\n";
        if (encoding == "windows-1252") text = text.Replace("客户编号", "customerId", StringComparison.Ordinal);

        var (rows, summary) = await ExportReading.ReadAsync(ExportKind.Surveys, "s.csv", Encode(encoding, text));

        Assert.Equal((3, 2, 1, 0), summary.Counts());
        Assert.Equal(["a", "b", null], rows.Select(row => row.Record?.CustomerId));
        Assert.Equal([comment, $"{comment}\n{comment}"], rows.Select(row => row.Record).OfType<SurveyResponse>().Select(survey => survey.Comment));
        Assert.Equal(5, rows[2].LineNumber);
        var warning = summary.Warnings.SingleOrDefault(warning => warning.Contains("UTF-8", StringComparison.Ordinal));
        Assert.Equal(said is null ? null : $"The file is not in UTF-8: it was read as {said}.", warning);
    }

    [Theory]
    [InlineData("gb18030", 3_000_000)]
    [InlineData("windows-1252", 3_000_000)]
    [InlineData("utf-8", 3_000_000)]
    [InlineData("gb18030", 65_520)]
    [InlineData("windows-1252", 1_048_570)]
    public async Task Read_FirstByteBeyondAsciiFarBehind_LosesNothing(string encoding, int asciiBytes)
    {
        var comment = encoding == "windows-1252" ? French : Chinese;
        var text = new StringBuilder("responseId,csat,comment\n");
        var number = 0;
        while (text.Length < asciiBytes) text.Append(System.Globalization.CultureInfo.InvariantCulture, $"r{number++},5,plain text of a customer\n");
        var plain = number;
        for (var index = 0; index < 40_000; index++) text.Append(System.Globalization.CultureInfo.InvariantCulture, $"r{number++},4,{comment}\n");

        var (rows, summary) = await ExportReading.ReadAsync(ExportKind.Surveys, "s.csv", () => new DribblingStream(Encode(encoding, text.ToString())));

        Assert.Equal((number, number, 0, 0), summary.Counts());
        Assert.All(rows.Skip(plain), row => Assert.Equal(comment, ((SurveyResponse)row.Record!).Comment));
    }

    [Fact]
    public async Task Read_JsonLinesInGb18030_AreReadToo()
    {
        var (rows, summary) = await ExportReading.ReadAsync(ExportKind.Customers, "s.jsonl", Gb18030.GetBytes($$"""{"客户编号":"a","备注":"{{Chinese}}"}"""));

        Assert.Equal("a", rows.Single().Record!.CustomerId);
        Assert.Contains(summary.Warnings, warning => warning.Contains("GB18030", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Read_Utf8WithBrokenBytesInARow_RejectsThatRowOnly()
    {
        byte[] content = [.. Encoding.UTF8.GetBytes($"customerId,note\na,{Chinese}\nb,"), 0xC3, 0x28, 0xFF, .. Encoding.UTF8.GetBytes($"\nc,{Chinese}\n")];

        var (rows, summary) = await ExportReading.ReadAsync(ExportKind.Customers, "s.csv", content);

        Assert.Equal((3, 2, 1, 0), summary.Counts());
        Assert.Equal(new RowRejection(3, null, "bytes that are no UTF-8 text"), rows[1].Rejection);
        Assert.DoesNotContain(summary.Warnings, warning => warning.Contains("read as", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Read_EncodedHalfOfASurrogatePair_RejectsTheRow()
    {
        byte[] content = [.. "customerId,note\na"u8, 0xED, 0xA0, 0xBD, .. ",x\nb,y\n"u8];

        var (rows, _) = await ExportReading.ReadAsync(ExportKind.Customers, "s.csv", content);

        Assert.Equal(new RowRejection(2, null, "bytes that are no UTF-8 text"), rows[0].Rejection);
        Assert.Equal("b", rows[1].Record!.CustomerId);
    }

    [Theory]
    [InlineData("gb18030")]
    [InlineData("utf-16")]
    public async Task Read_BrokenBytesInAnotherEncoding_RejectTheirRow(string encoding)
    {
        var broken = encoding == "utf-16" ? new byte[] { 0x00, 0xD8 } : [0xFF];
        var before = Encode(encoding, $"customerId,note\na,{Chinese}\nb,{Chinese}{Chinese}{Chinese}{Chinese}");
        byte[] content = [.. before, .. broken, .. Encode(encoding, $"\nc,{Chinese}\n").Skip(encoding == "utf-16" ? 2 : 0)];

        var (rows, _) = await ExportReading.ReadAsync(ExportKind.Customers, "s.csv", content);

        Assert.Equal([RowOutcome.Accepted, RowOutcome.Rejected, RowOutcome.Accepted], rows.Select(row => row.Outcome));
        Assert.StartsWith("bytes that are no", rows[1].Rejection!.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Read_HeaderOfNoEncoding_IsUnreadable()
    {
        byte[] content = [.. "customerId,"u8, 0x81, 0x20, 0x8D, 0x20, .. "\na,b\n"u8];

        var exception = await Assert.ThrowsAsync<ExportUnreadableException>(() => ExportReading.ReadAsync(ExportKind.Customers, "s.csv", content));

        Assert.Equal(1, exception.LineNumber);
        Assert.Contains("UTF-8", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("您")]
    [InlineData("很好")]
    [InlineData("流失客户")]
    public async Task Read_FewChineseCharacters_AreEnough(string city)
    {
        var (rows, _) = await ExportReading.ReadAsync(ExportKind.Customers, "s.csv", Gb18030.GetBytes($"customerId,city\na,{city}\n"));

        Assert.Equal(city, Assert.IsType<Customer>(rows.Single().Record).Attributes!["city"]);
    }

    [Theory]
    [InlineData("Müller")]
    [InlineData("naïve façade")]
    [InlineData("A €")]
    [InlineData("créée")]
    public async Task Read_FewAccentedLetters_AreEnough(string city)
    {
        var (rows, _) = await ExportReading.ReadAsync(ExportKind.Customers, "s.csv", Windows1252.GetBytes($"customerId,city\na,{city}\n"));

        Assert.Equal(city, Assert.IsType<Customer>(rows.Single().Record).Attributes!["city"]);
    }

    private static byte[] Encode(string encoding, string text) => encoding switch
    {
        "utf-8" => Encoding.UTF8.GetBytes(text),
        "utf-8 with mark" => [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text)],
        "utf-16" => [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(text)],
        "utf-16 big endian" => [.. Encoding.BigEndianUnicode.Preamble, .. Encoding.BigEndianUnicode.GetBytes(text)],
        "gb18030" => Gb18030.GetBytes(text),
        "windows-1252" => Windows1252.GetBytes(text),
        _ => throw new ArgumentOutOfRangeException(nameof(encoding)),
    };

    /// <summary>Gives less than is asked for, as a network does.</summary>
    private sealed class DribblingStream(byte[] content) : MemoryStream(content)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            base.ReadAsync(buffer[..Math.Min(buffer.Length, 10_007)], cancellationToken);
    }
}
