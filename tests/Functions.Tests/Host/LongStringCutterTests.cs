using System.Text;
using System.Text.Json;
using Functions.Host;

namespace Functions.Tests.Host;

public sealed class LongStringCutterTests
{
    private const int Limit = 64;

    [Fact]
    public void Add_ShortStrings_AreKeptToTheLetter()
    {
        const string Json = """{"a":"x\"y\\","b":["é😀\u00e9",1,true,null],"":{}}""";

        Assert.Equal(Json, Cut(Json, 3));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(4096)]
    public void Add_LongStrings_AreCutAndTheRestStaysJson(int piece)
    {
        var json = JsonSerializer.Serialize(new
        {
            before = "kept",
            content = new string('A', 10_000),
            escapes = string.Concat(Enumerable.Repeat("\"\\\n", 1_000)),
            wide = string.Concat(Enumerable.Repeat("客户", 500)),
            after = "kept too",
        });

        using var cut = JsonDocument.Parse(Cut(json, piece));

        Assert.Equal("kept", cut.RootElement.GetProperty("before").GetString());
        Assert.Equal("kept too", cut.RootElement.GetProperty("after").GetString());
        foreach (var name in new[] { "content", "escapes", "wide" })
            Assert.InRange(Encoding.UTF8.GetByteCount(cut.RootElement.GetProperty(name).GetRawText()), 2, Limit + 2);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Add_RandomJson_StaysJson(int seed)
    {
        var random = new Random(seed);
        for (var round = 0; round < 200; round++)
        {
            var values = Enumerable.Range(0, 5).Select(_ => string.Concat(Enumerable.Range(0, random.Next(200)).Select(_ => "a\"\\é客\u0001😀"[random.Next(6)])));
            var json = JsonSerializer.Serialize(values);

            using var cut = JsonDocument.Parse(Cut(json, random.Next(1, 50)));

            Assert.Equal(5, cut.RootElement.GetArrayLength());
        }
    }

    private static string Cut(string json, int piece)
    {
        var cutter = new LongStringCutter(Limit);
        foreach (var part in Encoding.UTF8.GetBytes(json).Chunk(piece)) cutter.Add(part);
        return Encoding.UTF8.GetString(cutter.Kept.Span);
    }
}
