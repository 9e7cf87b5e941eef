using System.Text;
using Analytics.Analysis;
using Analytics.Exports;
using Analytics.Exports.Mapping;
using Analytics.Features;
using Analytics.Privacy;

namespace Analytics.Tests.Analysis;

public sealed class ExportGatheringTests
{
    private const string Bad = "customerId,type,occurredAt\na,call,2026-01-01\nb,call,yesterday\nc,call,2026-01-02\n";

    private static readonly ChurnDefinition Churn = new() { Basis = ChurnBasis.Cancellation };

    [Fact]
    public async Task Read_TableThatAsksForAKeyFirst_IsReadAfterTheOneThatHasIt()
    {
        var mapping = ExportMapping.Parse("""
            {
              "tables": [
                { "files": "usage*", "interactions": { "columns": { "customerId": { "column": "sub", "key": "subscription" }, "occurredAt": "day" }, "type": "usage" } },
                { "files": "subs*", "interactions": { "columns": { "customerId": "account", "occurredAt": "start" }, "type": "renewal" }, "keys": { "subscription": "id" } }
              ]
            }
            """u8);

        var read = await ReadAsync(
            new AnalysisOptions { Churn = Churn },
            Input("usage.csv", "sub,day\ns1,2026-02-01\n", mapping, ExportKind.Customers), Input("subs.csv", "id,account,start\ns1,a,2026-01-01\n", mapping, ExportKind.Customers));

        Assert.Equal(["usage.csv", "subs.csv"], read.Summaries.Select(summary => summary.Name));
        var timeline = Assert.Single(read.Batch.Timelines);
        Assert.Equal("a", timeline.CustomerId);
        Assert.All(read.Summaries, summary => Assert.Equal((1, 0), (summary.Accepted, summary.Rejected)));
        // They lie among customers, and are interactions all the same: leaving can be seen in them.
        Assert.Equal(new DateTimeOffset(2026, 2, 1, 0, 0, 0, TimeSpan.Zero), EventSpan.Of([.. read.Spans], TestAnalysis.WrittenAt).LastInteraction);
    }

    [Fact]
    public async Task Read_TooManyRejectedRows_LeavesTheExportOutAndSaysWhy()
    {
        var read = await ReadAsync(new AnalysisOptions { Churn = Churn }, Input("bad.csv", Bad), Input("good.csv", "customerId,type,occurredAt\nz,call,2026-01-01\n"));

        Assert.Equal([true, false], read.Summaries.Select(summary => summary.IsHeld));
        Assert.Equal("left out: 33.3 % of its rows were rejected, more than the 20 % that are let pass. The first: line 3, column occurredAt: ", read.Summaries[0].Warnings[0][..^(Reason(read).Length + 1)]);
        Assert.Equal(["z"], read.Batch.Timelines.Select(timeline => timeline.CustomerId));
    }

    [Fact]
    public async Task Read_HigherShareAllowed_TakesTheRowsThatCanBeRead()
    {
        var read = await ReadAsync(new AnalysisOptions { Churn = Churn, MaxRejectedShare = 0.4 }, Input("bad.csv", Bad));

        Assert.Equal(["a", "c"], read.Batch.Timelines.Select(timeline => timeline.CustomerId));
    }

    [Fact]
    public async Task Read_NothingLeft_IsUnreadable()
    {
        var exception = await Assert.ThrowsAsync<ExportUnreadableException>(() => ReadAsync(new AnalysisOptions { Churn = Churn }, Input("bad.csv", Bad)));

        Assert.StartsWith("bad.csv: left out: 33.3 %", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Read_AliasesAndHashes_JoinTheRowsOfOneCustomer()
    {
        var aliases = new AliasMapBuilder();
        aliases.Add("old", "a", 1);
        var identities = new IdentityHash("a key of sixteen bytes or more");
        Assert.True(identities.TryHash("li@example.cn", IdentityKind.Email, out var hash, out _));
        var mapping = ExportMapping.Parse("""{"interactions":{"columns":{"customerId":{"column":"mail","hash":"email"}}}}"""u8);

        var read = await ReadAsync(
            new AnalysisOptions { Churn = Churn, Aliases = aliases.Build(), Identities = identities },
            Input("one.csv", "customerId,type,occurredAt\nold,call,2026-01-01\na,call,2026-01-02\n"),
            Input("two.csv", "mail,type,occurredAt\nLi@Example.cn,call,2026-01-01\nli@example.cn,visit,2026-01-02\n", mapping));

        Assert.Equal(["a", hash], read.Batch.Timelines.Select(timeline => timeline.CustomerId));
        Assert.All(read.Batch.Timelines, timeline => Assert.Equal(2, timeline.Interactions.Count));
    }

    private static string Reason(GatheredExports read) => Assert.Single(read.Summaries[0].Rejections).Reason;

    private static Task<GatheredExports> ReadAsync(AnalysisOptions options, params AnalysisInput[] inputs) => new ExportGathering(options, null).ReadAsync(inputs, CancellationToken.None);

    private static AnalysisInput Input(string name, string text, ExportMapping? mapping = null, string kind = ExportKind.Interactions) =>
        new(kind, name, mapping ?? ExportMapping.None, TestAnalysis.WrittenAt, () => new MemoryStream(Encoding.UTF8.GetBytes(text)));
}
