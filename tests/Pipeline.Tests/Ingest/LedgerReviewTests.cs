using System.Globalization;
using Analytics.Exports;
using Analytics.Exports.Quality;
using Pipeline.Ingest;
using Pipeline.Storage;
using Testing;

namespace Pipeline.Tests.Ingest;

[Collection(AzuriteCollection.Name)]
public sealed class LedgerReviewTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task Ingest_Findings_StandInTheLedgerInBothLanguages()
    {
        var pipeline = await PipelineUnderTest.CreateAsync(azurite.NewAccount());
        var entry = await pipeline.IngestAsync(ExportKind.Surveys, "a.csv", "responseId,External Data Reference,csat\nr1,X177,4\nr2,X277,5\nr3,X377,3\n");

        var found = (await pipeline.Jobs.Ledger.FindAsync(entry.RowKey, CancellationToken.None))!;

        Assert.Equal(entry.Findings, found.Findings);
        Assert.Equal(found.Findings.OrderByDescending(finding => finding.Severity), found.Findings);
        var finding = found.Findings.Single(finding => finding.Code == "answersWithoutCustomer");
        Assert.Contains("100 % of the answers have no customer id", finding.English, StringComparison.Ordinal);
        Assert.Contains("答卷没有客户编号", finding.Chinese, StringComparison.Ordinal);
        Assert.Equal(3, KeptProfile.Read(found.Profile!).Answers);
    }

    [Fact]
    public async Task Ingest_SuddenChange_IsToldAgainstExportsOfEarlierTimesOnly()
    {
        var pipeline = await PipelineUnderTest.CreateAsync(azurite.NewAccount());
        for (var month = 3; month <= 5; month++) Assert.Empty(Changes(await pipeline.IngestAsync(ExportKind.Surveys, $"m{month}.csv", Month(month, 120, row => (row * 7 % 5) + 1))));

        var changed = await pipeline.IngestAsync(ExportKind.Surveys, "m6.csv", Month(6, 600, row => row % 10 == 0 ? 2 : 1));
        var late = await pipeline.IngestAsync(ExportKind.Surveys, "m2.csv", Month(2, 600, row => row % 10 == 0 ? 2 : 1));
        var others = await pipeline.IngestAsync(ExportKind.Interactions, "i6.csv", "interactionId,customerId,occurredAt,type\ni1,c1,2026-06-30,call\n");

        Assert.Equal(["spreadChanged", "volumeChanged"], Changes(changed).Order(StringComparer.Ordinal));
        Assert.Empty(Changes(late));
        Assert.Empty(Changes(others));
    }

    [Fact]
    public async Task Ingest_ListsWithoutTimes_AreComparedByTheirUpload()
    {
        var pipeline = await PipelineUnderTest.CreateAsync(azurite.NewAccount());
        await pipeline.IngestAsync(ExportKind.Customers, "one.csv", List("segment"));
        // Uploads are told apart by the second.
        await Task.Delay(TimeSpan.FromSeconds(1.1));

        var entry = await pipeline.IngestAsync(ExportKind.Customers, "two.csv", List("colour"));

        Assert.Contains("segment is filled in 0 % of the records, in earlier exports in 100 %", entry.Findings.Single(finding => finding.Code == "fieldVanished").English, StringComparison.Ordinal);

        static string List(string column) => $"customerId,{column}\n" + string.Concat(Enumerable.Range(1, 120).Select(number => string.Create(CultureInfo.InvariantCulture, $"c{number},{(number % 2 == 0 ? "gold" : "silver")}\n")));
    }

    [Fact]
    public async Task Ingest_HeldExport_HasFindingsAndNoProfile()
    {
        var pipeline = await PipelineUnderTest.CreateAsync(azurite.NewAccount());
        await pipeline.IngestAsync(MappingLibrary.Kind, "a.json", """{"surveys":{"scales":{"csat":"1-5"}}}""");

        var entry = await pipeline.IngestAsync(ExportKind.Surveys, "a.csv", Month(3, 10, row => row < 6 ? 9 : 4));

        Assert.Equal((ExportStatus.Held, null), (entry.Status, entry.Profile));
        Assert.Contains(entry.Findings, finding => finding is { Code: "rejectedRows", Severity: QualitySeverity.Serious });
    }

    [Fact]
    public async Task Replay_MendedMapping_FindingsAndProfileAreThoseOfAllRowsTakenIn()
    {
        var pipeline = await PipelineUnderTest.CreateAsync(azurite.NewAccount());
        var whole = Month(3, 100, row => (row % 10) + 1);
        await pipeline.IngestAsync(MappingLibrary.Kind, "a.json", """{"surveys":{"scales":{"csat":"1-9"}}}""");
        var before = await pipeline.IngestAsync(ExportKind.Surveys, "march.csv", whole);
        await pipeline.IngestAsync(MappingLibrary.Kind, "a.json", """{"surveys":{"scales":{"csat":"1-10"}}}""");

        var (outcome, after) = await pipeline.Jobs.ReplayExport.RunNowAsync(ExportKind.Surveys, "march.csv");

        Assert.Equal(ReplayOutcome.Replayed, outcome);
        Assert.Equal((90L, 100L, 0L), (before.Accepted, after!.Accepted, after.Rejected));
        Assert.Contains(before.Findings, finding => finding.Code == "rejectedRows");
        Assert.DoesNotContain(after.Findings, finding => finding.Code == "rejectedRows");
        var profile = KeptProfile.Read(after.Profile!);
        Assert.Equal((100L, 100L, 100L), (profile.Records, profile.Answers, profile.Fields["csat"].Present));
        Assert.Equal(100, profile.Hours.Sum());
        Assert.Equal(after.Findings, (await pipeline.Jobs.Ledger.FindAsync(after.RowKey, CancellationToken.None))!.Findings);
        Assert.Null(await pipeline.TakeAsync(StorageLayout.ExportEventsQueue));
    }

    [Fact]
    public void Bounded_ManyLongFindings_FitTheLedger()
    {
        var findings = Enumerable.Range(0, 40).Select(number => new QualityFinding($"code{number}", QualitySeverity.Warning, new string('\u0001', 3_000), new string('满', 3_000))).ToList();

        var kept = LedgerFindings.Bounded(findings);

        Assert.InRange(kept.Count, 1, LedgerFindings.Most);
        Assert.InRange(LedgerFindings.Write(kept)!.Length, 1, 24_100);
        Assert.Equal("code0", kept[0].Code);
        Assert.Equal(kept, LedgerFindings.Read(LedgerFindings.Write(kept)));
        Assert.Equal(LedgerFindings.Most, LedgerFindings.Bounded([.. findings.Select(finding => finding with { English = "So.", Chinese = "如此。" })]).Count);
        Assert.Empty(LedgerFindings.Read(LedgerFindings.Write([])));
    }

    private static IEnumerable<string> Changes(LedgerEntry entry) => entry.Findings.Select(finding => finding.Code).Where(code => code is "volumeChanged" or "spreadChanged" or "fieldVanished");

    private static string Month(int month, int rows, Func<int, int> rating) => "responseId,customerId,respondedAt,csat\n" + string.Concat(Enumerable.Range(0, rows).Select(row => string.Create(
        CultureInfo.InvariantCulture, $"m{month}-{row},c{row},2026-{month:00}-{(row % 28) + 1:00}T{8 + (row % 10):00}:30:00Z,{rating(row)}\n")));
}
