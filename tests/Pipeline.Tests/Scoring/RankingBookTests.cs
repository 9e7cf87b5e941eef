using Analytics.Prediction;
using Pipeline.Scoring;

namespace Pipeline.Tests.Scoring;

public sealed class RankingBookTests
{
    [Fact]
    public void Of_MoreThanAListHolds_KeepsTheHighestInWhateverOrderTheyCome()
    {
        var customers = Enumerable.Range(0, 3 * RankingList.Capacity).Select(i => Customer(i)).ToList();
        var book = new RankingBook([RankingList.All, RankingList.Value]);
        foreach (var customer in customers.OrderBy(customer => customer.CustomerId[^1]).ThenBy(customer => customer.ChurnProbability)) book.Add(customer);

        Assert.Equal(customers.OrderByDescending(customer => customer.ChurnProbability).Take(RankingList.Capacity), book.Of(RankingList.All));
        Assert.Equal(customers.OrderByDescending(customer => customer.ValueAtRisk).Take(RankingList.Capacity), book.Of(RankingList.Value));
        Assert.Equal(2 * RankingList.Capacity, book.Everybody().Count);
    }

    [Fact]
    public void Everybody_OfParts_MakesTheListsOfTheWhole()
    {
        var customers = Enumerable.Range(0, 25_000).Select(i => Customer(i, segment: i % 3 == 0 ? "a" : "b", driver: i % 2 == 0 ? "price" : null)).ToList();
        List<string> lists = [.. RankingList.NamesWith(["a", "b"])];
        var whole = new RankingBook(lists);
        var merged = new RankingBook(lists);
        foreach (var customer in customers) whole.Add(customer);
        foreach (var part in customers.Chunk(12_000))
        {
            var book = new RankingBook(lists);
            foreach (var customer in part) book.Add(customer);
            foreach (var customer in book.Everybody()) merged.Add(customer);
        }

        Assert.All(lists, list => Assert.Equal(whole.Of(list), merged.Of(list)));
        Assert.NotEmpty(whole.Of(RankingList.ByValue(RankingList.OfSegment("b"))));
    }

    [Fact]
    public void Add_ListThatIsNotMeant_StaysWithoutThem()
    {
        var book = new RankingBook([RankingList.All, RankingList.OfSegment("a")]);
        var customer = Customer(1, segment: "a");

        book.Add(customer, list => list != RankingList.OfSegment("a"));

        Assert.Equal([customer], book.Of(RankingList.All));
        Assert.Empty(book.Of(RankingList.OfSegment("a")));
    }

    [Fact]
    public void Totals_OfParts_AddUpByBand()
    {
        var part = new RankingTotals();
        part.Add(Customer(1, segment: "a", driver: "price"));
        var totals = new RankingTotals();
        totals.Add(Customer(2, segment: "a") with { Band = RiskBand.Low, ValueAtRisk = null });
        totals.Add(part.Lists);

        Assert.Equal(new BandCounts(1, 0, 1), totals.Lists[RankingList.OfSegment("a")]);
        Assert.Equal(new BandCounts(1, 0, 0), totals.Lists[RankingList.ByValue(RankingList.OfSegment("a"))]);
        Assert.Equal(new BandCounts(1, 0, 0), totals.Lists[RankingList.OfDriver("price")]);
        Assert.Equal(2, totals.Lists[RankingList.All].Total);
    }

    [Fact]
    public void Names_OfSegments_AreNoOtherLists()
    {
        string[] segments = ["all", "value", "high", "value-all", "driver-price", "a/b", "客户", new string('x', 500), ""];
        List<string> names = [.. RankingList.NamesWith(segments)];

        Assert.Equal(names.Count, names.Distinct().Count());
        Assert.All(names, name => Assert.DoesNotContain(name, letter => letter is '/' or '\\' or '#' or '?' or '|' || letter > '~'));
        Assert.All(names, name => Assert.InRange(name.Length, 1, 250));
    }

    [Fact]
    public void LargestSegments_Equals_GoByName()
    {
        Dictionary<string, long> customers = new() { ["b"] = 5, ["a"] = 5, ["c"] = 9, ["d"] = 1 };

        Assert.Equal(["c", "a", "b"], LargestSegments.Of(customers, 3));
    }

    // Risk rises with the number, value falls.
    private static RankedCustomer Customer(int number, string? segment = null, string? driver = null) =>
        new($"c{number}", number / 100_000.0, RiskBand.High, 100_000 - number, segment, driver);
}
