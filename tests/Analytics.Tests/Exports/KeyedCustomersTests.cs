using System.IO.Compression;
using System.Text;
using Analytics.Exports;
using Analytics.Privacy;

namespace Analytics.Tests.Exports;

public sealed class KeyedCustomersTests
{
    [Fact]
    public void Find_ValueOfAKey_GivesTheCustomerNamedLast()
    {
        var links = new KeyedCustomers();
        links.Add("subscription", "s1", "a");
        links.Add("subscription", "s1", "b");
        links.Add("contract", "s1", "c");

        Assert.Equal(("b", "c", null), (links.Find("subscription", "s1"), links.Find("contract", "s1"), links.Find("contract", "s2")));
        Assert.Null(links.Find("order", "s1"));
        Assert.Equal((2, "contract subscription"), (links.Count, string.Join(' ', links.Keys)));
    }

    [Fact]
    public void Find_AgainstADictionary_IsTheSameAlsoWhenItWasStored()
    {
        var random = new Random(3);
        var naive = new Dictionary<(string, string), string>();
        var links = new KeyedCustomers();
        for (var index = 0; index < 20_000; index++)
        {
            var (key, value, customer) = ($"k{random.Next(3)}", $"值{random.Next(9_000)}\"\n", $"客户{random.Next(500)}\\");
            naive[(key, value)] = customer;
            links.Add(key, value, customer);
        }
        var stored = new KeyedCustomers();
        stored.Read(Written(links), ["k0", "k2"]);

        Assert.Equal(naive.Count, links.Count);
        Assert.Equal(["k0", "k2"], stored.Keys);
        foreach (var ((key, value), customer) in naive)
        {
            Assert.Equal(customer, links.Find(key, value));
            Assert.Equal(key == "k1" ? null : customer, stored.Find(key, value));
        }
        Assert.Null(links.Find("k0", "值9000\"\n"));
        Assert.Equal(Written(links).ToArray(), Written(links).ToArray());
    }

    [Fact]
    public void Read_OfSeveral_TheLaterCount()
    {
        var (first, second, both) = (new KeyedCustomers(), new KeyedCustomers(), new KeyedCustomers());
        first.Add("k", "v", "old");
        first.Add("k", "w", "w");
        second.Add("k", "v", "new");

        both.Read(Written(first), ["k"]);
        both.Read(Written(second), ["k"]);

        Assert.Equal(("new", "w"), (both.Find("k", "v"), both.Find("k", "w")));
    }

    [Theory]
    [InlineData("", 1)]
    [InlineData("{\"format\":\"aliases\",\"version\":1,\"links\":0}\n", 1)]
    [InlineData("{\"format\":\"keys\",\"version\":1,\"links\":2}\n[\"k\",\"AAAAAAAAAAAAAAAAAAAAAA==\",\"secret\"]\n", 1)]
    [InlineData("{\"format\":\"keys\",\"version\":1,\"links\":1}\n[\"k\",\"AAAA\",\"secret\"]\n", 2)]
    [InlineData("{\"format\":\"keys\",\"version\":1,\"links\":1}\n[\"k\",\"secret", 2)]
    public void Read_OtherContent_IsRefusedByLineWithoutRepeatingIt(string content, int line)
    {
        using var stream = new MemoryStream();
        using (var gzip = new GZipStream(stream, CompressionLevel.Fastest, leaveOpen: true)) gzip.Write(Encoding.UTF8.GetBytes(content));
        stream.Position = 0;

        var exception = Assert.Throws<InvalidDataException>(() => new KeyedCustomers().Read(stream, ["k"]));

        Assert.EndsWith($"line {line}.", exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", exception.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void MillionValues_TakeLessThanAHundredBytesEach()
    {
        const int Values = 1_000_000;
        var links = new KeyedCustomers();
        for (var index = 0; index < Values; index++) links.Add("subscription", FormattableString.Invariant($"subscription-{index:00000000}"), FormattableString.Invariant($"C{index:00000000}"));

        Assert.Equal("C00500000", links.Find("subscription", "subscription-00500000"));
        Assert.InRange(links.Bytes, 25L * Values, 100L * Values);
    }

    [Fact]
    public void CopyWithout_ACustomer_KeepsWhatLeadsToTheOthers()
    {
        var keys = new KeyedCustomers();
        keys.Add("subscription", "s1", "a");
        keys.Add("subscription", "s2", "b");
        keys.Add("card", "k1", "a");
        using var source = new MemoryStream();
        keys.Write(source);
        source.Position = 0;
        using var target = new MemoryStream();

        var removed = KeyedCustomers.CopyWithout(source, target, customer => customer == "a");

        target.Position = 0;
        var copied = new KeyedCustomers();
        copied.Read(target, ["subscription", "card"]);
        Assert.Equal((2, 1), (removed, copied.Count));
        Assert.Equal((null, "b", null), (copied.Find("subscription", "s1"), copied.Find("subscription", "s2"), copied.Find("card", "k1")));
    }

    [Fact]
    public void Links_NameCustomersAsTheirTableDoesAndTellWhatWasMissed()
    {
        var builder = new AliasMapBuilder();
        builder.Add("old", "new", 1);
        var known = new KeyedCustomers();
        known.Add("subscription", "s2", "b");
        var links = new CustomerLinks(builder.Build(), null, known);

        links.Add("subscription", "s1", links.Resolve("old"));
        links.Add("subscription", "s3", "another");

        Assert.Equal(("old", "b", "another"), (links.Find("subscription", "s1"), links.Find("subscription", "s2"), links.Find("subscription", "s3")));
        Assert.Equal(2, links.Named.Count);
        Assert.Empty(links.Missed);
        Assert.Null(links.Find("subscription", "s4"));
        Assert.Equal(["subscription"], links.Missed);
    }

    private static MemoryStream Written(KeyedCustomers links)
    {
        var stream = new MemoryStream();
        links.Write(stream);
        stream.Position = 0;
        return stream;
    }
}
