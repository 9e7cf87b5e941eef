using System.Text;
using Analytics.Exports;
using Analytics.Exports.Aliases;
using Analytics.Privacy;

namespace Analytics.Tests.Exports.Aliases;

public sealed class AliasFileTests
{
    [Theory]
    [InlineData("pairs.csv", "alias,customerId\nold-1,c1\n old-2 ,c2\n")]
    [InlineData("pairs.csv", "\uFEFF客户编号;旧编号;备注\nc1;old-1;x\nc2;old-2;\n")]
    [InlineData("pairs.jsonl", "{\"oldId\":\"old-1\",\"customer_id\":\"c1\"}\n{\"customer_id\":\"c2\",\"oldId\":\"old-2\"}\n")]
    public async Task Read_PairsInAnyForm_AreTaken(string name, string text)
    {
        var builder = new AliasMapBuilder();

        var last = await AliasFile.ReadAsync(name, Open(text), builder, firstLine: 10);

        var map = builder.Build();
        Assert.Equal(("c1", "c2", "c1"), (map.Resolve("old-1"), map.Resolve("old-2"), map.Resolve("c1")));
        Assert.Equal(0, builder.ProblemCount);
        Assert.Equal(10 + text.TrimEnd('\n').Split('\n').Length, last);
    }

    [Fact]
    public async Task Read_PairsThatAreWrong_AreToldByLine()
    {
        var builder = new AliasMapBuilder();

        await AliasFile.ReadAsync("pairs.csv", Open("alias,customerId\na,c1\n,c2\nb,c2,c3\na,c2\n"), builder);

        Assert.Equal("c2", builder.Build().Resolve("a"));
        Assert.Equal([(AliasProblemKind.MissingId, 3L), (AliasProblemKind.MissingId, 4L), (AliasProblemKind.TwoCustomers, 5L)], builder.Problems.Select(problem => (problem.Kind, problem.LineNumber)));
    }

    [Fact]
    public async Task Read_WithoutBothColumns_SaysWhatIsThere()
    {
        var exception = await Assert.ThrowsAsync<ExportUnreadableException>(() => AliasFile.ReadAsync("pairs.csv", Open("alias,person\na,b\n"), new AliasMapBuilder()));

        Assert.Contains("the header has alias, person", exception.Message, StringComparison.Ordinal);
    }

    private static Func<CancellationToken, ValueTask<Stream>> Open(string text) => _ => ValueTask.FromResult<Stream>(new MemoryStream(Encoding.UTF8.GetBytes(text)));
}
