using System.Text;
using Analytics.Exports;
using Testing;

namespace Analytics.Tests.Exports;

public sealed class BadInputTests
{
    private const long Gigabyte = 1024L * 1024 * 1024;

    [Theory]
    [InlineData("s.csv", "customerId,note\na,x\nb,", 3)]
    [InlineData("s.csv", "customerId,note\na,x\nb,\"", 3)]
    [InlineData("s.jsonl", "{\"customerId\":\"a\"}\n{\"customerId\":\"", 2)]
    [InlineData("s.json", "[{\"customerId\":\"a\"},\n{\"customerId\":\"", 2)]
    public async Task Read_LineOfAGigabyte_IsUnreadableFromThereAndNotReadIntoMemory(string name, string start, int line)
    {
        EndlessLine? stream = null;
        var before = GC.GetAllocatedBytesForCurrentThread();

        var exception = await Assert.ThrowsAsync<ExportUnreadableException>(() => ExportReading.ReadAsync(ExportKind.Customers, name, () => stream = new EndlessLine(Encoding.UTF8.GetBytes(start), Gigabyte)));

        Assert.Equal(line, exception.LineNumber);
        Assert.Contains("more than 16 MB", exception.Message, StringComparison.Ordinal);
        Assert.True(stream!.Position < 64 * 1024 * 1024, "read on behind the limit");
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 256 * 1024 * 1024, "kept what it read");
    }

    [Fact]
    public async Task Read_IdOfFourThousandCharacters_IsAcceptedAndALongerOneRejected()
    {
        var longest = new string('a', 4_000);
        var (rows, _) = await ExportReading.ReadAsync(ExportKind.Customers, "s.csv", $"customerId,plan\n{longest},x\n{longest}a,x\nb,x\n");

        Assert.Equal(longest, rows[0].Record!.CustomerId);
        Assert.Equal(new RowRejection(3, "customerId", "an id of more than 4000 characters"), rows[1].Rejection);
        Assert.Equal("b", rows[2].Record!.CustomerId);
    }

    [Theory]
    [InlineData("a/b")]
    [InlineData("a\\b")]
    [InlineData("a#b?c=d&e")]
    [InlineData("50%2F")]
    [InlineData("客户 7")]
    [InlineData("😀👩‍👩‍👧")]
    [InlineData("..")]
    [InlineData("O'Brien")]
    public async Task Read_UnusualId_IsTakenAsItStands(string id)
    {
        var (rows, _) = await ExportReading.ReadAsync(ExportKind.Customers, "s.csv", $"customerId,plan\n{id},x\n");

        Assert.Equal(id, rows.Single().Record!.CustomerId);
    }

    [Theory]
    [InlineData("a\u0001b")]
    [InlineData("a\u007Fb")]
    [InlineData("a\u0085b")]
    [InlineData("\"a\nb\"")]
    [InlineData("\"a\tb\"")]
    public async Task Read_ControlCharacterInAnId_RejectsTheRow(string id)
    {
        var (rows, _) = await ExportReading.ReadAsync(ExportKind.Customers, "s.csv", $"customerId,plan\n{id},x\nb,x\n");

        Assert.Equal(new RowRejection(2, "customerId", "a control character in an id"), rows[0].Rejection);
        Assert.Equal("b", rows[1].Record!.CustomerId);
    }

    [Fact]
    public async Task Read_ColumnWithAnEndlessName_IsNamedByItsStart()
    {
        var (rows, _) = await ExportReading.ReadAsync(ExportKind.Surveys, "s.csv", $"csat{new string('!', 200_000)}\nx\n");

        Assert.Equal(500, rows.Single().Rejection!.Column!.Length);
    }

    [Fact]
    public async Task Read_NulInARow_RejectsTheRow()
    {
        var (rows, _) = await ExportReading.ReadAsync(ExportKind.Customers, "s.csv", "customerId,plan\na,\0\nb,x\n");

        Assert.Equal(new RowRejection(2, null, "a NUL character where text was expected"), rows[0].Rejection);
        Assert.Equal("b", rows[1].Record!.CustomerId);
    }

    public static TheoryData<string, byte[], string> Binaries => new()
    {
        { "png", [0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10, 0, 0, 0, 13, (byte)'I', (byte)'H', (byte)'D', (byte)'R', 0, 0, 1, 0], "no text" },
        { "pdf", [.. "%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\n"u8], "no text" },
        { "zip", [(byte)'P', (byte)'K', 3, 4, 20, 0, 8, 8], "zip archive or workbook was cut off" },
        { "old workbook", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], "the workbook is damaged" },
        { "gzip", [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3], "cut off or damaged" },
        { "random", RandomBytes(4096), "no text" },
    };

    [Theory]
    [MemberData(nameof(Binaries))]
    public async Task Read_BinaryFileNamedCsv_IsUnreadable(string what, byte[] content, string named)
    {
        _ = what;
        var exception = await Assert.ThrowsAsync<ExportUnreadableException>(() => ExportReading.ReadAsync(ExportKind.Customers, "s.csv", content));

        Assert.Contains(named, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Read_OtherScaleInMostAnswers_IsToldFromThemAndSaid()
    {
        var text = "csat,nps\n" + string.Join('\n', Enumerable.Range(0, 40).Select(number => $"{number % 11},{number % 11}"));
        var (rows, summary) = await ExportReading.ReadAsync(ExportKind.Surveys, "s.csv", text);

        Assert.Equal((40, 40, 0, 0), summary.Counts());
        Assert.Equal(5, Assert.IsType<Analytics.Customers.SurveyResponse>(rows[10].Record).Csat);
        Assert.Contains(summary.Warnings, warning => warning.StartsWith("csat was moved linearly from 0 to 10", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(5)]
    [InlineData(99)]
    public async Task Read_FewOrOneKindOfAnswersOutsideTheScale_AreMistakesOrACodeNotAScale(int outside)
    {
        // One answer in ten is a 9; or every second one is the code 99.
        var text = "csat\n" + string.Join('\n', Enumerable.Range(0, 40).Select(number => outside == 99 ? (number % 2 == 0 ? 99 : 4) : number % 10 == 0 ? 9 : outside));
        var (_, summary) = await ExportReading.ReadAsync(ExportKind.Surveys, "s.csv", text);

        Assert.Equal(outside == 99 ? 0 : 4, summary.Rejected);
        Assert.Equal(outside == 99, summary.Warnings.Contains("csat: 99 in 'csat' was taken as no answer, 20 times."));
    }

    [Fact]
    public async Task Read_RetailSurvey_HasEveryAnswerAndItsScore()
    {
        var content = await File.ReadAllBytesAsync(SharedData.File("nps_retail_survey.csv"));
        var (rows, summary) = await ExportReading.ReadAsync(ExportKind.Surveys, "nps_retail_survey.csv", content);
        var answers = rows.Select(row => ((Analytics.Customers.SurveyResponse)row.Record!).Nps).OfType<double>().ToArray();

        Assert.Equal((13_954, 13_954, 0, 0), summary.Counts());
        Assert.Equal(13_612, answers.Length);
        Assert.Equal(53.4, 100.0 * (answers.Count(answer => answer >= 9) - answers.Count(answer => answer <= 6)) / answers.Length, 0.05);
        Assert.Contains("The file is not in UTF-8: it was read as Windows-1252.", summary.Warnings);
        Assert.Contains(summary.Warnings, warning => warning.StartsWith("csat was moved linearly from 1 to 10", StringComparison.Ordinal));

        Assert.Contains("d'attente est particulièrement long", ((Analytics.Customers.SurveyResponse)rows[1].Record!).Comment ?? "", StringComparison.Ordinal);
    }

    [Fact]
    public async Task Read_CustomersWithoutIds_AreNumberedAndTheRepeatedOnesDuplicates()
    {
        var content = await File.ReadAllBytesAsync(SharedData.File("iranian_churn.csv"));
        var (rows, summary) = await ExportReading.ReadAsync(ExportKind.Customers, "iranian_churn.csv", content);

        Assert.Equal((3_150, 2_850, 0, 300), summary.Counts());
        Assert.Contains("No column holds the customer's id: the customers are numbered by row.", summary.Warnings);
        Assert.All(rows, (row, index) => Assert.Equal(row.Outcome == RowOutcome.Accepted ? $"{index + 1}" : null, row.Record?.CustomerId));
    }

    [Fact]
    public async Task Read_ChineseReviewsWithMark_AreReadWhole()
    {
        var content = await File.ReadAllBytesAsync(SharedData.File("asap_reviews_zh_sample.csv"));
        var (rows, summary) = await ExportReading.ReadAsync(ExportKind.Surveys, "asap.csv", content);

        Assert.Equal((100, 100, 0, 0), summary.Counts());
        Assert.All(rows, row => Assert.Contains(((Analytics.Customers.SurveyResponse)row.Record!).Comment!, character => character is >= '\u4E00' and <= '\u9FFF'));
        Assert.DoesNotContain(summary.Warnings, warning => warning.Contains("read as", StringComparison.Ordinal));
    }

    private static byte[] RandomBytes(int count)
    {
        var bytes = new byte[count];
        new Random(1).NextBytes(bytes);
        return bytes;
    }

    /// <summary>A start, and then one letter over and over, made as it is read.</summary>
    private sealed class EndlessLine(byte[] start, long length) : Stream
    {
        private long _position;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => _position; set => throw new NotSupportedException(); }

        public override int Read(Span<byte> buffer)
        {
            var count = (int)Math.Min(buffer.Length, start.Length + length - _position);
            if (_position < start.Length) start.AsSpan((int)_position, count = (int)Math.Min(count, start.Length - _position)).CopyTo(buffer);
            else buffer[..count].Fill((byte)'y');
            _position += count;
            return count;
        }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => ValueTask.FromResult(Read(buffer.Span));

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
