using System.Text;
using Pipeline.Scoring;

namespace Pipeline.Tests.Scoring;

public sealed class PredictionCsvTests
{
    private const string Part = "customerId,churnProbability\nc1,0.5\n\"a,\"\"b\",0.25\nc10,\"two\nlines\"\n";

    [Theory]
    [InlineData("c1", "customerId,churnProbability\n\"a,\"\"b\",0.25\nc10,\"two\nlines\"\n")]
    [InlineData("a,\"b", "customerId,churnProbability\nc1,0.5\nc10,\"two\nlines\"\n")]
    [InlineData("c10", "customerId,churnProbability\nc1,0.5\n\"a,\"\"b\",0.25\n")]
    [InlineData("lines", Part)]
    public void Without_ACustomer_LeavesTheOtherRowsAsTheyStand(string customer, string expected)
    {
        var kept = PredictionCsv.Without(Encoding.UTF8.GetBytes(Part), [customer], out var removed);

        Assert.Equal(expected, Encoding.UTF8.GetString(kept));
        Assert.Equal(expected == Part ? 0 : 1, removed);
    }
}
