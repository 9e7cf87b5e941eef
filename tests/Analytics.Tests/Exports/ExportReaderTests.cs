using System.Text;
using Analytics.Customers;
using Analytics.Exports;
using Analytics.Exports.Mapping;

namespace Analytics.Tests.Exports;

public sealed class ExportReaderTests
{
    [Fact]
    public async Task Read_SurveyByColumnNames_GivesCanonicalRecord()
    {
        var (rows, summary) = await ReadAsync(ExportKind.Surveys, """
            Response ID,customer_id,Responded At,CSAT,nps,Timeliness,Comment,Extra
            r1,C-7,2026-03-05T14:30:00+08:00,4,9,5,"fast, friendly",x
            """);

        var survey = Assert.IsType<SurveyResponse>(rows.Single().Record);
        Assert.Equal("r1", survey.ResponseId);
        Assert.Equal("C-7", survey.CustomerId);
        Assert.Equal(new DateTimeOffset(2026, 3, 5, 6, 30, 0, TimeSpan.Zero), survey.RespondedAt);
        Assert.Equal(4, survey.Csat);
        Assert.Equal(9, survey.Nps);
        Assert.Equal(5, survey.Timeliness);
        Assert.Null(survey.Convenience);
        Assert.Equal("fast, friendly", survey.Comment);
        Assert.Equal((1, 1, 0, 0), Counts(summary));
        Assert.Equal(survey.RespondedAt, summary.LastEventAt);
    }

    [Theory]
    [InlineData("7", "csat", "a number outside the scale 1 to 5")]
    [InlineData("blue", "csat", "text where a rating was expected; the column has ratings, 1 to 5")]
    public async Task Read_BadRating_RejectsTheRowWithLineColumnAndReason(string rating, string column, string reason)
    {
        var (rows, summary) = await ReadAsync(ExportKind.Surveys, $"""
            responseId,customerId,comment,csat
            r1,C1,"two
            lines",5
            r2,C2,,{rating}
            r3,C3,,3
            """);

        var rejected = rows.Single(row => row.Outcome == RowOutcome.Rejected);
        Assert.Equal(new RowRejection(4, column, reason), rejected.Rejection);
        Assert.Equal($"r2,C2,,{rating}", rejected.Raw);
        Assert.Equal((3, 2, 1, 0), Counts(summary));
        Assert.Equal(new RejectionCount(column, reason, 1, 4), summary.Rejections.Single());
    }

    [Fact]
    public async Task Read_RaggedRow_IsRejectedAndTheRestRead()
    {
        var (rows, summary) = await ReadAsync(ExportKind.Customers, "customerId,segment\na,x\nb\nc,x,y\nd,x\n");

        Assert.Equal(["a", "d"], rows.Where(row => row.Outcome == RowOutcome.Accepted).Select(row => row.Record!.CustomerId));
        Assert.Equal(
            ["fewer cells than the header has columns", "more cells than the header has columns"],
            rows.Where(row => row.Outcome == RowOutcome.Rejected).Select(row => row.Rejection!.Reason));
        Assert.Equal((4, 2, 2, 0), Counts(summary));
    }

    [Fact]
    public async Task Read_SameOwnId_IsDuplicateButKeepsTheVersion()
    {
        var (rows, summary) = await ReadAsync(ExportKind.Surveys, "responseId,csat\nr1,2\nr1,5\nr2,4\n");

        Assert.Equal([RowOutcome.Accepted, RowOutcome.Duplicate, RowOutcome.Accepted], rows.Select(row => row.Outcome));
        Assert.Equal(5, Assert.IsType<SurveyResponse>(rows[1].Record).Csat);
        Assert.Equal((3, 2, 0, 1), Counts(summary));
    }

    [Fact]
    public async Task Read_CustomersWithoutIdColumn_AreNumberedAndIdenticalRowsCountOnce()
    {
        var (rows, summary) = await ReadAsync(ExportKind.Customers, "Call  Failure,Churn\n8,0\n0,1\n8,0\n5,0\n");

        Assert.Equal(["1", "2", "4"], rows.Where(row => row.Outcome == RowOutcome.Accepted).Select(row => row.Record!.CustomerId));
        Assert.Null(rows[2].Record);
        Assert.Equal((4, 3, 0, 1), Counts(summary));
        Assert.Contains(summary.Warnings, warning => warning.Contains("numbered by row", StringComparison.Ordinal));
        var attributes = Assert.IsType<Customer>(rows[0].Record).Attributes;
        Assert.Equal("8", attributes!["Call Failure"]);
    }

    [Fact]
    public async Task Read_InteractionWithoutOwnIds_SameRowGivesSameIdInEveryExport()
    {
        const string Header = "customerId,occurredAt,type\n";
        var (first, _) = await ReadAsync(ExportKind.Interactions, Header + "c1,2026-01-02,call\n");
        var (second, _) = await ReadAsync(ExportKind.Interactions, Header + "c9,2026-01-03,chat\nc1,2026-01-02,call\n");

        Assert.Equal(first.Single().Record!.RecordId, second[1].Record!.RecordId);
        Assert.NotEqual(second[0].Record!.RecordId, second[1].Record!.RecordId);
    }

    [Fact]
    public async Task Read_AnswersThatNothingTellsApart_AllCountAndMeetTheirCopiesInALaterExport()
    {
        var (first, summary) = await ReadAsync(ExportKind.Surveys, "csat\n5\n5\n4\n");
        var (second, _) = await ReadAsync(ExportKind.Surveys, "csat\n5\n5\n5\n");

        Assert.Equal((3, 3, 0, 0), Counts(summary));
        Assert.Equal(3, first.Select(row => row.Record!.RecordId).Distinct().Count());
        Assert.Equal(first.Take(2).Select(row => row.Record!.RecordId), second.Take(2).Select(row => row.Record!.RecordId));
    }

    [Fact]
    public async Task Read_SameCellsUnderOtherColumns_AreAnotherRow()
    {
        var (first, _) = await ReadAsync(ExportKind.Surveys, "customerId,csat\nc1,5\n");
        var (second, _) = await ReadAsync(ExportKind.Surveys, "customerId,nps\nc1,5\n");

        Assert.NotEqual(first.Single().Record!.RecordId, second.Single().Record!.RecordId);
    }

    [Fact]
    public async Task Read_FileWithoutHeader_DoesNotPutItsFirstRowIntoTheMessage()
    {
        var exception = await Assert.ThrowsAsync<ExportUnreadableException>(() => ReadAsync(ExportKind.Interactions, "Li Lei,13812345678,2026-03-01\nHan Mei,13912345678,2026-03-02\n"));

        Assert.DoesNotContain("Li Lei", exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("138", exception.Message, StringComparison.Ordinal);
        Assert.Contains("header row", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Read_MissingValues_AreUnknown()
    {
        var (rows, _) = await ReadAsync(ExportKind.Interactions, """
            customerId,occurredAt,type,waitMinutes,resolved,amount,agent
            c1,2026-01-02 10:00,call,NA,N/A,-,—
            c1,2026-01-02 11:00,call,null,, ,nan
            """);

        Assert.All(rows, row =>
        {
            var call = Assert.IsType<Interaction>(row.Record);
            Assert.Null(call.WaitMinutes);
            Assert.Null(call.Resolved);
            Assert.Null(call.Amount);
            Assert.Null(call.AgentId);
        });
    }

    [Fact]
    public async Task Read_MappingWithScaleZoneAndFixedType_IsFollowed()
    {
        var mapping = ExportMapping.Parse("""
            {
              "timeZone": "Asia/Shanghai",
              "surveys": { "columns": { "customerId": "Account", "csat": "Zufriedenheit" }, "scales": { "csat": "0-10" }, "drivers": { "friendliness": "Q7" } },
              "interactions": { "type": "call", "columns": { "customerId": "Who", "occurredAt": "When" } }
            }
            """u8);
        var (surveys, summary) = await ReadAsync(ExportKind.Surveys, "Account,respondedAt,Zufriedenheit,Q7\nA1,2026-03-05 08:00:00,8,3\n", mapping);
        var (calls, _) = await ReadAsync(ExportKind.Interactions, "Who,When\nA1,2026/3/5 8:00\n", mapping);

        var survey = Assert.IsType<SurveyResponse>(surveys.Single().Record);
        Assert.Equal(4.2, survey.Csat!.Value, 12);
        Assert.Equal(3, survey.Drivers!["friendliness"]);
        Assert.Equal(new DateTimeOffset(2026, 3, 5, 0, 0, 0, TimeSpan.Zero), survey.RespondedAt);
        Assert.Contains(summary.Warnings, warning => warning.Contains("moved linearly from 0 to 10", StringComparison.Ordinal));
        var call = Assert.IsType<Interaction>(calls.Single().Record);
        Assert.Equal(InteractionType.Call, call.Type);
        Assert.Equal(survey.RespondedAt, call.OccurredAt);
    }

    [Fact]
    public async Task Read_MappingNamesMissingColumn_SaysWhichAndWhatThereIs()
    {
        var mapping = ExportMapping.Parse("""{"customers":{"columns":{"customerId":"Kunde"}}}"""u8);

        var exception = await Assert.ThrowsAsync<ExportUnreadableException>(() => ReadAsync(ExportKind.Customers, "id,plan\n1,x\n", mapping));

        Assert.Contains("customers.columns.customerId", exception.Message, StringComparison.Ordinal);
        Assert.Contains("'Kunde'", exception.Message, StringComparison.Ordinal);
        Assert.Contains("id, plan", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ExportKind.Interactions, "when,what\n1,2\n", "customerId")]
    [InlineData(ExportKind.Surveys, "customerId,comment\n1,2\n", "rating")]
    public async Task Read_WithoutNeededColumn_IsUnreadable(string kind, string text, string named)
    {
        var exception = await Assert.ThrowsAsync<ExportUnreadableException>(() => ReadAsync(kind, text));

        Assert.Equal(1, exception.LineNumber);
        Assert.Contains(named, exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n\n")]
    public async Task Read_EmptyFile_IsUnreadable(string text)
    {
        var exception = await Assert.ThrowsAsync<ExportUnreadableException>(() => ReadAsync(ExportKind.Surveys, text));

        Assert.Contains("empty", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Read_HeaderOnly_IsReadAndSaid()
    {
        var (rows, summary) = await ReadAsync(ExportKind.Customers, "customerId,plan\n");

        Assert.Empty(rows);
        Assert.Contains(summary.Warnings, warning => warning.Contains("no rows", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Read_BinaryFile_IsUnreadable()
    {
        var bytes = new byte[4096];
        new Random(1).NextBytes(bytes);
        bytes[3] = 0;

        await Assert.ThrowsAsync<ExportUnreadableException>(() => ExportReading.ReadAsync(ExportKind.Customers, "x.csv", bytes));
    }

    [Fact]
    public async Task Read_RowBeyondTheLimit_IsUnreadableFromItsLine()
    {
        var text = "customerId,note\na,x\nb,\"" + new string('y', 300_000);
        var exception = await Assert.ThrowsAsync<ExportUnreadableException>(
            () => ReadAsync(ExportKind.Customers, text, limits: new ExportLimits { MaxRowBytes = 100_000 }));

        Assert.Equal(3, exception.LineNumber);
    }

    [Theory]
    [InlineData(";")]
    [InlineData("\t")]
    [InlineData("|")]
    public async Task Read_OtherDelimiter_IsFound(string delimiter)
    {
        var text = string.Join('\n', Enumerable.Range(0, 20).Select(row => string.Join(delimiter, $"c{row}", "basic", "2026-01-02")).Prepend(string.Join(delimiter, "customerId", "segment", "joinedAt")));
        var (rows, _) = await ReadAsync(ExportKind.Customers, text);

        Assert.Equal(20, rows.Count);
        Assert.Equal("basic", Assert.IsType<Customer>(rows[0].Record).Segment);
    }

    internal static Task<(List<ExportRow> Rows, ExportSummary Summary)> ReadAsync(
        string kind, string text, ExportMapping? mapping = null, ExportLimits? limits = null) =>
        ExportReading.ReadAsync(kind, "test.csv", Encoding.UTF8.GetBytes(text), mapping, limits);

    private static (long, long, long, long) Counts(ExportSummary summary) => (summary.RowsRead, summary.Accepted, summary.Rejected, summary.Duplicates);
}
