using System.Globalization;
using System.Text;
using Analytics.Exports;
using Analytics.Metrics;
using Pipeline.Publishing;
using Pipeline.Queries;
using Pipeline.Scoring;
using Pipeline.Storage;
using Testing;

namespace Pipeline.Tests.Queries;

[Collection(AzuriteCollection.Name)]
public sealed class PublishedMetricsTests(AzuriteFixture azurite)
{
    private const int Answers = 60;
    private const int Agents = 7;

    [Fact]
    public async Task List_SegmentsAndMonths_AreThoseOfTheirCustomers()
    {
        var pipeline = await PublishedAsync();
        var runId = (await pipeline.Jobs.Runs.CurrentAsync(CancellationToken.None))!;

        var rows = await pipeline.Jobs.Metrics.ListAsync(runId, CancellationToken.None);

        var all = rows.Single(row => row is { Period: SatisfactionBook.All, Segment: null });
        Assert.Equal(Answers, all.Tally.CsatAnswers);
        Assert.Equal((ListedBusiness.Customers, ListedBusiness.Customers), (all.Risk!.Customers, all.Risk.Predictions));
        Assert.Equal(360, all.Risk.ValueKnown);
        Assert.InRange(all.Risk.MeanChurnProbability!.Value, 0.1, 0.6);
        Assert.Equal(Answers, rows.Where(row => row.Segment is null && row.Period != SatisfactionBook.All).Sum(row => row.Tally.CsatAnswers));

        var segments = rows.Where(row => row is { Period: SatisfactionBook.All, Segment: not null }).ToList();
        Assert.Equal(LargestSegments.Count, segments.Count);
        foreach (var segment in segments)
        {
            var members = Enumerable.Range(0, ListedBusiness.Customers).Count(customer => ListedBusiness.SegmentOf(customer) == segment.Segment);
            var page = (await pipeline.Jobs.Customers.ListAsync(new CustomerListRequest { Segment = segment.Segment }, 1_000, null, CancellationToken.None))!;
            Assert.Equal((members, members), (segment.Risk!.Customers, segment.Risk.Predictions));
            Assert.Equal(page.Customers.Sum(customer => customer.ChurnProbability), segment.Risk.ExpectedChurn, 9);
            Assert.Equal(page.Customers.Sum(customer => customer.ValueAtRisk ?? 0), segment.Risk.ValueAtRisk, 6);
            Assert.Equal(page.Customers.CountBy(customer => customer.Band).ToDictionary().GetValueOrDefault("high"), segment.Risk.Bands.High);
            Assert.Equal(Enumerable.Range(0, Answers).Count(customer => ListedBusiness.SegmentOf(customer) == segment.Segment), segment.Tally.CsatAnswers);
        }
        var month = rows.Single(row => row.Segment == ListedBusiness.SegmentOf(0) && row.Period == "2026-02");
        Assert.Equal(Enumerable.Range(0, Answers).Count(customer => customer % 2 == 1 && ListedBusiness.SegmentOf(customer) == month.Segment), month.Tally.CsatAnswers);
        Assert.Null(month.Risk);
        Assert.Empty(await pipeline.Jobs.Metrics.ListAsync("20260101T000000Z-000000000000", CancellationToken.None));
    }

    [Fact]
    public async Task Agents_PagesTogether_AreAllOfTheRun()
    {
        var pipeline = await PublishedAsync();
        Assert.Equal(Agents, (await pipeline.RowsAsync(StorageLayout.AgentsTable)).Count);

        var listed = new List<AgentTally>();
        string? token = null;
        do
        {
            var page = (await pipeline.Jobs.Agents.ListAsync(3, token, CancellationToken.None))!;
            Assert.InRange(page.Agents.Count, 1, 3);
            listed.AddRange(page.Agents);
            token = page.Token;
        }
        while (token is not null);

        Assert.Equal(Enumerable.Range(0, Agents).Select(agent => $"坐席/{agent}"), listed.Select(agent => agent.AgentId));
        Assert.Equal(Answers, listed.Sum(agent => agent.Tally.CsatAnswers));
        var (_, found) = (await pipeline.Jobs.Agents.FindAsync("坐席/3", CancellationToken.None))!.Value;
        Assert.Equal(listed[3], found);
        Assert.Null(await pipeline.Jobs.Agents.FindAsync("坐席/9", CancellationToken.None));
        await Assert.ThrowsAsync<FormatException>(() => pipeline.Jobs.Agents.ListAsync(3, "bm9uc2Vuc2U", CancellationToken.None));
    }

    [Fact]
    public async Task Agents_TokenOfARemovedRun_IsGone()
    {
        var pipeline = await PublishedAsync();
        var runId = (await pipeline.Jobs.Runs.CurrentAsync(CancellationToken.None))!;
        var token = (await pipeline.Jobs.Agents.ListAsync(3, null, CancellationToken.None))!.Token;
        pipeline.Clock.Advance(TimeSpan.FromDays(1));
        await pipeline.RunAsync();
        Assert.NotNull(await pipeline.Jobs.Agents.ListAsync(3, token, CancellationToken.None));

        await pipeline.Jobs.Runs.ChangeAsync(runId, run => run with { Status = "removing" }, CancellationToken.None);

        Assert.Null(await pipeline.Jobs.Agents.ListAsync(3, token, CancellationToken.None));
    }

    [Fact]
    public void RowKey_SegmentsLikePeriods_AreToldApart()
    {
        string[] keys =
        [
            MetricRow.RowKey("all", null), MetricRow.RowKey("2026-03", null), MetricRow.RowKey("all", "all"), MetricRow.RowKey("2026-03", "all"),
            MetricRow.RowKey("all", "2026-03"), MetricRow.RowKey("all", "2026-03-all"), MetricRow.RowKey("2026-03", "a/b"), MetricRow.RowKey("2026-03", "a~2Fb"),
        ];

        Assert.Equal(keys.Length, keys.Distinct().Count());
    }

    private async Task<PipelineUnderTest> PublishedAsync()
    {
        var pipeline = await ListedBusiness.CreateAsync(azurite);
        var surveys = new StringBuilder("responseId,customerId,respondedAt,csat,agentId\n");
        for (var i = 0; i < Answers; i++)
            surveys.AppendLine(CultureInfo.InvariantCulture, $"r{i},c{i},2026-0{1 + i % 2}-05,{1 + i % 5},坐席/{i % Agents}");
        await pipeline.IngestAsync(ExportKind.Surveys, "answers.csv", surveys.ToString());
        await pipeline.RunAsync();
        return pipeline;
    }
}
