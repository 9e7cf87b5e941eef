using System.Globalization;
using Analytics.Exports;
using Pipeline.Ingest;
using Testing;

namespace Cli.Tests;

/// <summary><c>pipeline replay</c> from outside, against a storage account.</summary>
public sealed class ReplayTests(AzuriteFixture azurite) : IClassFixture<AzuriteFixture>
{
    private const string Storage = "AzureWebJobsStorage";

    /// <summary>Fifteen answers, of which two are not on the scale of 1 to 5 and one has a cell too many.</summary>
    private static readonly string Answers = "responseId,customerId,respondedAt,csat\n" + string.Concat(Enumerable.Range(1, 15).Select(number =>
        string.Create(CultureInfo.InvariantCulture, $"r{number},c{number},2026-03-{number:d2},{(number is 4 or 7 ? 9 : 3)}{(number == 11 ? ",x" : "")}\n")));

    [Fact]
    public async Task Replay_MendedMapping_PrintsTheNewCountsAndTheFirstReasons()
    {
        var pipeline = await AcceptedAsync();
        await pipeline.IngestAsync(MappingLibrary.Kind, "a.json", """{"surveys":{"scales":{"csat":"1-10"}}}""");

        var run = await CommandRun.RunAsync(["replay", "surveys", "2026/march.csv"], (Storage, pipeline.ConnectionString));

        Assert.True(run.ExitCode == 0, run.Error);
        Assert.Contains("surveys/2026/march.csv: 15 rows read, 14 accepted, 1 rejected, 0 duplicates.", run.Output, StringComparison.Ordinal);
        Assert.Contains("1 rows rejected, first on line 12, more cells than the header has columns.", run.Output, StringComparison.Ordinal);
        var entry = (await pipeline.Jobs.Ledger.AcceptedAsync(CancellationToken.None)).Single(entry => entry.Kind == ExportKind.Surveys);
        Assert.Equal((14L, 1L, 1), (entry.Accepted, entry.Rejected, entry.Generation));
        Assert.Empty(run.Survivors());
    }

    [Fact]
    public async Task Replay_NothingRejected_IsSaidAndDone()
    {
        var pipeline = await PipelineUnderTest.CreateAsync(azurite.NewAccount());
        await pipeline.IngestAsync(ExportKind.Surveys, "good.csv", "responseId,customerId,csat\nr1,c1,4\n");

        var run = await CommandRun.RunAsync(["replay", "surveys", "good.csv"], (Storage, pipeline.ConnectionString));

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("nothing to replay", run.LastLine, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Replay_MappingByWhichNothingCanBeRead_IsUnreadable()
    {
        var pipeline = await AcceptedAsync();
        await pipeline.IngestAsync(MappingLibrary.Kind, "a.json", """{"surveys":{"columns":{"csat":"no such column"}}}""");

        var run = await CommandRun.RunAsync(["replay", "surveys", "2026/march.csv"], (Storage, pipeline.ConnectionString));

        Assert.Equal(3, run.ExitCode);
        Assert.Contains("could not be taken in again", OneLine(run), StringComparison.Ordinal);
        Assert.Contains("12 accepted, 3 rejected", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(3, "No export surveys/other.csv", "surveys", "other.csv")]
    [InlineData(2, "no name of an export", "surveys", "../x")]
    [InlineData(2, "leads", "leads", "march.csv")]
    public async Task Replay_WhatCannotBe_IsSaidInOneLine(int exitCode, string named, string kind, string name)
    {
        var run = await CommandRun.RunAsync(["replay", kind, name], (Storage, azurite.NewAccount()));

        Assert.Equal(exitCode, run.ExitCode);
        Assert.Contains(named, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Replay_WithoutStorageOrInUse_IsSaid()
    {
        using var folder = new TemporaryFolder();
        var none = await CommandRun.RunAsync(["replay", "surveys", "a.csv", "--data", Path.Combine(folder.Path, "lost")]);
        await using var inUse = new FileStream(Path.Combine(folder.Path, "in-use.lock"), FileMode.Create, FileAccess.ReadWrite, FileShare.None);
        var other = await CommandRun.RunAsync(["replay", "surveys", "a.csv", "--data", folder.Path]);

        Assert.Equal((2, 1), (none.ExitCode, other.ExitCode));
        Assert.Contains("--data", OneLine(none), StringComparison.Ordinal);
        Assert.Contains("in use by another command", OneLine(other), StringComparison.Ordinal);
    }

    private async Task<PipelineUnderTest> AcceptedAsync()
    {
        var pipeline = await PipelineUnderTest.CreateAsync(azurite.NewAccount());
        await pipeline.IngestAsync(MappingLibrary.Kind, "a.json", """{"surveys":{"scales":{"csat":"1-5"}}}""");
        Assert.Equal(3, (await pipeline.IngestAsync(ExportKind.Surveys, "2026/march.csv", Answers)).Rejected);
        return pipeline;
    }

    private static string OneLine(CommandRun run) => Assert.Single(run.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
}
