using System.Text;
using Analytics.Exports.Blanking;

namespace Analytics.Tests.Exports.Blanking;

public sealed class AliasBlankerTests
{
    [Theory]
    [InlineData("alias,customerId\na,c1\nb,c2\nc1,c3\n", "alias,customerId\n\nb,c2\n\n", 2)]
    [InlineData("alias,customerId\nb,c2\n", "", 0)]
    public async Task Blank_PairsOfACustomer_WhicheverOfTheTwoTheyAre(string text, string copied, int pairs)
    {
        using var copy = new MemoryStream();

        var result = await AliasBlanker.BlankAsync("x.csv", _ => ValueTask.FromResult<Stream>(new MemoryStream(Encoding.UTF8.GetBytes(text))), id => id == "c1", copy, CancellationToken.None);

        Assert.Equal(new BlankedExport(pairs, true), result);
        Assert.Equal(copied, Encoding.UTF8.GetString(copy.ToArray()));
    }
}
