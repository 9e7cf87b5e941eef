using System.Globalization;
using System.Text;
using Analytics.Exports;
using Testing;

namespace Pipeline.Tests.Queries;

/// <summary>A business whose customer list has segments and values; every tenth value is not known, and segment i of 25 has more customers than segment i + 1.</summary>
internal static class ListedBusiness
{
    public const int Customers = 400;
    public const int Segments = 25;

    public static PipelineOptions Options => new() { Churn = { LabelColumn = "left" }, Training = { SearchBudget = 0.05 }, Scoring = { MinMessages = 4 } };

    public static string List(int customers = Customers)
    {
        var random = new Random(7);
        var text = new StringBuilder("customerId,segment,value,usage,left\n");
        for (var i = 0; i < customers; i++)
        {
            var usage = random.NextDouble();
            var left = random.NextDouble() < 1 / (1 + Math.Exp(10 * (usage - 0.3)));
            text.AppendLine(CultureInfo.InvariantCulture, $"c{i},{SegmentOf(i)},{(i % 10 == 0 ? "" : 100 + i % 7)},{usage:0.0000},{(left ? "yes" : "no")}");
        }
        return text.ToString();
    }

    /// <summary>Names that no key could hold as they are. The sizes fall from the first to the last.</summary>
    public static string SegmentOf(int customer)
    {
        var segment = 0;
        // Segment s has 25 - s of every 325 customers.
        for (var place = customer % 325; place >= Segments - segment; segment++) place -= Segments - segment;
        return string.Create(CultureInfo.InvariantCulture, $"客户/segment {segment}");
    }

    public static async Task<PipelineUnderTest> CreateAsync(AzuriteFixture azurite, int customers = Customers)
    {
        var pipeline = await PipelineUnderTest.CreateAsync(azurite.NewAccount(), Options);
        await pipeline.IngestAsync(ExportKind.Customers, "list.csv", List(customers));
        return pipeline;
    }

    public static async Task<PipelineUnderTest> PublishedAsync(AzuriteFixture azurite)
    {
        var pipeline = await CreateAsync(azurite);
        await pipeline.RunAsync();
        return pipeline;
    }
}
