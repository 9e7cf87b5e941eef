using System.IO.Compression;
using System.Text;
using Analytics.Privacy;
using Analytics.Randomness;

namespace Analytics.Tests.Privacy;

public sealed class AliasMapTests
{
    [Fact]
    public void Resolve_Alias_IsTheEndOfItsChain()
    {
        var map = Build(out var builder, ("web-7", "crm-1"), ("crm-1", "C1"), ("电话客户", "C1"));

        Assert.Equal("C1", map.Resolve("web-7"));
        Assert.Equal("C1", map.Resolve("crm-1"));
        Assert.Equal("C1", map.Resolve("电话客户"));
        Assert.Equal(3, map.Count);
        Assert.Empty(builder.Problems);
    }

    [Theory]
    [InlineData("web-7")]
    [InlineData("crm-1")]
    [InlineData("C1")]
    public void NamesOf_AnyId_AreAllOfTheCustomer(string id)
    {
        var map = Build(out _, ("web-7", "crm-1"), ("crm-1", "C1"), ("web-8", "C2"));

        Assert.Equal(["C1", "crm-1", "web-7"], map.NamesOf(id));
        Assert.Equal(["nobody"], map.NamesOf("nobody"));
        Assert.Equal(["nobody"], AliasMap.Empty.NamesOf("nobody"));
    }

    [Fact]
    public void WithVersion_IsTheSameMapUnderAnother()
    {
        var map = Build(out _, ("web-7", "C1")).WithVersion("before");

        Assert.Equal(("before", "C1", 1), (map.Version, map.Resolve("web-7"), map.Count));
    }

    [Theory]
    [InlineData("C1")]
    [InlineData("unknown")]
    [InlineData("")]
    public void Resolve_OtherId_IsTheSameInstance(string id)
    {
        var map = Build(out _, ("web-7", "C1"));

        Assert.Same(id, map.Resolve(id));
        Assert.Same(id, AliasMap.Empty.Resolve(id));
    }

    [Fact]
    public void TwoCustomersOfOneAlias_TheLaterCountsAndBothLinesAreNamed()
    {
        var map = Build(out var builder, ("a", "C1"), ("b", "C2"), ("a", "C2"));

        Assert.Equal("C2", map.Resolve("a"));
        Assert.Equal([new AliasProblem(AliasProblemKind.TwoCustomers, 3, 1)], builder.Problems);
    }

    [Fact]
    public void TwoCustomersWhoAreOne_AreNoProblem()
    {
        var map = Build(out var builder, ("a", "C1"), ("a", "C2"), ("C1", "C2"));

        Assert.Equal("C2", map.Resolve("a"));
        Assert.Empty(builder.Problems);
    }

    [Fact]
    public void Cycle_LosesItsEarliestPair()
    {
        var map = Build(out var builder, ("x", "b"), ("c", "a"), ("a", "b"), ("b", "c"));

        Assert.All(["x", "a", "b", "c"], id => Assert.Equal("c", map.Resolve(id)));
        Assert.Equal([new AliasProblem(AliasProblemKind.Cycle, 4, 2)], builder.Problems);
    }

    [Fact]
    public void AliasOfItself_IsACustomerOfItsOwnAgain()
    {
        var map = Build(out var builder, ("a", "C1"), ("a", "a"), ("b", "b"));

        Assert.Equal("a", map.Resolve("a"));
        Assert.Equal(0, map.Count);
        Assert.Equal([new AliasProblem(AliasProblemKind.TwoCustomers, 2, 1)], builder.Problems);
    }

    [Fact]
    public void PairsWithoutUsableIds_AreLeftOutAndReported()
    {
        var map = Build(out var builder, ("", "C1"), ("a", " "), ("a\t", "C1"), (new string('x', 4_001), "C1"), ("d", "C1"));

        Assert.Equal(1, map.Count);
        Assert.Equal([AliasProblemKind.MissingId, AliasProblemKind.MissingId, AliasProblemKind.BadId, AliasProblemKind.BadId], builder.Problems.Select(problem => problem.Kind));
        Assert.Equal([1, 2, 3, 4], builder.Problems.Select(problem => problem.LineNumber));
    }

    [Fact]
    public void ManyProblems_AreAllCountedAndTheFirstKept()
    {
        Build(out var builder, [.. Enumerable.Range(0, 1_000).Select(index => ("a", $"C{index}"))]);

        Assert.Equal(999, builder.ProblemCount);
        Assert.Equal(Enumerable.Range(2, 100).Select(line => (long)line), builder.Problems.Select(problem => problem.LineNumber));
    }

    [Fact]
    public void RandomPairs_ResolveAsFollowingThemOneByOne()
    {
        var stream = new RandomStream(7);
        for (var draw = 0; draw < 200; draw++)
        {
            var pairs = Enumerable.Range(0, stream.Between(1, 60)).Select(_ => ($"id{stream.Between(0, 40)}", $"id{stream.Between(0, 40)}")).ToArray();
            var naive = Naive(pairs);

            var map = Build(out _, pairs);

            Assert.All(Enumerable.Range(0, 41).Select(index => $"id{index}"), id => Assert.Equal(naive(id), map.Resolve(id)));
        }
    }

    [Fact]
    public void Version_DependsOnWhatIsSaidAndNotOnTheOrder()
    {
        (string, string)[] pairs = [.. Enumerable.Range(0, 500).Select(index => ($"alias \"{index}\"", $"客户{index / 3}"))];
        var version = Build(out _, pairs).Version;

        Assert.Matches("^[0-9a-f]{16}$", version);
        Assert.Equal(version, Build(out _, [.. pairs.Reverse()]).Version);
        Assert.Equal(version, Build(out _, [.. pairs, pairs[7]]).Version);
        Assert.NotEqual(version, Build(out _, pairs[1..]).Version);
        Assert.NotEqual(version, Build(out _, [.. pairs[1..], (pairs[0].Item1, "C")]).Version);
        Assert.Equal("none", AliasMap.Empty.Version);
    }

    [Fact]
    public void WrittenMap_ReadAgain_SaysTheSame()
    {
        var map = Build(out _, [.. Enumerable.Range(0, 3_000).Select(index => ($"别名\"{index}\\ 😀", $"C{index / 2}")), ("long", new string('长', 4_000)), ("C1", "C0")]);

        var read = AliasMap.Read(new MemoryStream(Written(map)));

        Assert.Equal(map.Count, read.Count);
        Assert.Equal(map.Version, read.Version);
        Assert.Equal("C0", read.Resolve("别名\"3\\ 😀"));
        Assert.Equal(4_000, read.Resolve("long").Length);
        Assert.Equal(Written(map), Written(read));
    }

    [Fact]
    public void EmptyMap_WrittenAndRead_IsEmpty() => Assert.Equal(0, AliasMap.Read(new MemoryStream(Written(AliasMap.Empty))).Count);

    [Theory]
    [InlineData("")]
    [InlineData("{}\n")]
    [InlineData("[1]\n")]
    [InlineData("{\"format\":\"aliases\",\"version\":2,\"pairs\":0}\n")]
    [InlineData("{\"format\":\"aliases\",\"version\":1,\"pairs\":2}\n[\"a\",\"secret\"]\n")]
    [InlineData("{\"format\":\"aliases\",\"version\":1,\"pairs\":1}\n[\"secret\"]\n")]
    [InlineData("{\"format\":\"aliases\",\"version\":1,\"pairs\":1}\n[\"secret\",null]\n")]
    [InlineData("{\"format\":\"aliases\",\"version\":1,\"pairs\":1}\n{\"secret\":1}\n")]
    [InlineData("{\"format\":\"aliases\",\"version\":1,\"pairs\":1}\n[\"a\",\"secret\n")]
    [InlineData("{\"format\":\"aliases\",\"version\":1,\"pairs\":2}\n[\"secret\",\"b\"]\n[\"b\",\"secret\"]\n")]
    public void OtherContent_IsRefusedWithoutRepeatingIt(string content)
    {
        using var stream = new MemoryStream();
        using (var gzip = new GZipStream(stream, CompressionLevel.Fastest, leaveOpen: true)) gzip.Write(Encoding.UTF8.GetBytes(content));
        stream.Position = 0;

        var exception = Assert.Throws<InvalidDataException>(() => AliasMap.Read(stream));

        Assert.DoesNotContain("secret", exception.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void CutOffMap_IsRefused()
    {
        var written = Written(Build(out _, [.. Enumerable.Range(0, 3_000).Select(index => ($"a{index}", $"C{index}"))]));

        Assert.Throws<InvalidDataException>(() => AliasMap.Read(new MemoryStream(written[..(written.Length / 2)])));
        Assert.Throws<InvalidDataException>(() => AliasMap.Read(new MemoryStream("plain text"u8.ToArray())));
    }

    [Fact]
    public void MillionPairs_TakeLessThanAHundredBytesEach()
    {
        const int Pairs = 1_000_000;
        var builder = new AliasMapBuilder();
        for (var index = 0; index < Pairs; index++) builder.Add(FormattableString.Invariant($"web-{index:00000000}"), FormattableString.Invariant($"C{index:00000000}"), index + 1);

        var map = builder.Build();

        Assert.Equal("C00500000", map.Resolve("web-00500000"));
        // 21 bytes are those of the ids themselves.
        Assert.InRange(map.Bytes, 21L * Pairs, 100L * Pairs);
    }

    [Fact]
    public void LongChain_IsFollowed()
    {
        const int Links = 100_000;
        var forward = Build(out _, [.. Enumerable.Range(0, Links).Select(index => ($"{index}", $"{index + 1}"))]);
        var backward = Build(out _, [.. Enumerable.Range(0, Links).Reverse().Select(index => ($"{index}", $"{index + 1}"))]);

        Assert.Equal($"{Links}", forward.Resolve("0"));
        Assert.Equal(forward.Version, backward.Version);
    }

    [Fact]
    public void Pairs_OfListsThatAreKeptApart_SayTogetherWhatAllPairsSay()
    {
        var random = new Random(11);
        for (var round = 0; round < 200; round++)
        {
            (string Alias, string Customer)[] pairs = [.. Enumerable.Range(0, 12).Select(_ => ($"{random.Next(7)}", $"{random.Next(7)}"))];
            var cut = random.Next(pairs.Length);
            (string, string)[] kept = [.. Kept(pairs[..cut]), .. Kept(pairs[cut..])];

            Assert.Equal(Build(out _, pairs).Version, Build(out _, kept).Version);
        }

        static IEnumerable<(string, string)> Kept((string Alias, string Customer)[] pairs)
        {
            var builder = new AliasMapBuilder();
            foreach (var (index, (alias, customer)) in pairs.Index()) builder.Add(alias, customer, index + 1);
            return [.. builder.Pairs()];
        }
    }

    [Fact]
    public void Counts_OfPairs_TellRepeatedOnesAndThoseLeftOut()
    {
        var builder = new AliasMapBuilder();
        (string Alias, string Customer)[] pairs = [("a", "b"), ("a", "b"), ("a", "c"), ("a", "b"), ("d", "d"), ("d", "d"), ("", "x"), ("y", "c\t1"), ("z", " ")];
        foreach (var (index, (alias, customer)) in pairs.Index()) builder.Add(alias, customer, index + 1);

        Assert.Equal((9, 2), (builder.PairCount, builder.RepeatedCount));
        Assert.Equal((2, 7), builder.LeftOut[AliasProblemKind.MissingId]);
        Assert.Equal((1, 8), builder.LeftOut[AliasProblemKind.BadId]);
    }

    private static byte[] Written(AliasMap map)
    {
        using var stream = new MemoryStream();
        map.Write(stream);
        return stream.ToArray();
    }

    private static AliasMap Build(out AliasMapBuilder builder, params (string Alias, string Customer)[] pairs)
    {
        builder = new AliasMapBuilder();
        for (var index = 0; index < pairs.Length; index++) builder.Add(pairs[index].Alias, pairs[index].Customer, index + 1);
        return builder.Build();
    }

    /// <summary>Latest pair of every alias; of a cycle the earliest is taken away until there is none.</summary>
    private static Func<string, string> Naive((string Alias, string Customer)[] pairs)
    {
        var targets = new Dictionary<string, (string Customer, int Line)>();
        for (var index = 0; index < pairs.Length; index++)
        {
            targets.Remove(pairs[index].Alias);
            if (pairs[index].Alias != pairs[index].Customer) targets[pairs[index].Alias] = (pairs[index].Customer, index);
        }
        foreach (var start in targets.Keys.ToArray())
        {
            var way = new List<string>();
            for (var id = start; targets.TryGetValue(id, out var target); id = target.Customer)
            {
                if (id == start && way.Count > 0)
                {
                    targets.Remove(way.MinBy(member => targets[member].Line)!);
                    break;
                }
                if (way.Contains(id)) break;
                way.Add(id);
            }
        }
        return id =>
        {
            while (targets.TryGetValue(id, out var target)) id = target.Customer;
            return id;
        };
    }
}
