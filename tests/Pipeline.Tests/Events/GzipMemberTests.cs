using System.Globalization;
using System.IO.Compression;
using System.Text;
using Pipeline.Events;

namespace Pipeline.Tests.Events;

public sealed class GzipMemberTests
{
    /// <summary>Members of one to some thousand rows, short and long, alike and random: without any of some of their rows, they have the length they had.</summary>
    [Fact]
    public void Write_FewerLines_FillsTheMemberThatAllTook()
    {
        var random = new Random(7);
        int[] counts = [1, 2, 3, 5, 8, 20, 100, 2_000];
        int[] lengths = [0, 1, 10, 200, 3_000];
        foreach (var rows in counts)
        {
            foreach (var length in lengths.Where(length => rows * length < 1_000_000))
            {
                foreach (var alphabet in new[] { 1, 4, 90 })
                {
                    var lines = Enumerable.Range(0, rows).Select(number => Line(number, length, alphabet, random)).ToArray();
                    var all = Encoding.UTF8.GetBytes(string.Concat(lines));
                    var member = Compressed(all);
                    foreach (var gone in new[] { 0, rows / 2, rows - 1 }.Distinct())
                    {
                        var kept = Encoding.UTF8.GetBytes(string.Concat(lines.Where((_, index) => index != gone)));

                        var written = GzipMember.Write(kept, member.Length);

                        Assert.Equal(member.Length, written.Length);
                        Assert.Equal(kept, GzipMember.Read(written));
                    }
                }
            }
        }
    }

    /// <summary>The worst case: what goes is what the rest refers to.</summary>
    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(50)]
    public void Write_LineThatAllOthersRepeatIsGone_Fits(int rows)
    {
        var random = new Random(rows);
        foreach (var length in Enumerable.Range(1, 400))
        {
            var text = Noise(length, 90, random);
            var lines = Enumerable.Range(0, rows).Select(number => string.Create(CultureInfo.InvariantCulture, $"{number}{text}\n")).ToArray();
            var member = Compressed(Encoding.UTF8.GetBytes(string.Concat(lines)));
            var kept = Encoding.UTF8.GetBytes(string.Concat(lines[1..]));

            Assert.Equal(kept, GzipMember.Read(GzipMember.Write(kept, member.Length)));
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(255)]
    [InlineData(70_000)]
    public void Write_AnyBytesToSpare_AreInTheHeader(int spare)
    {
        var lines = Encoding.UTF8.GetBytes("{\"customerId\":\"c1\"}\n");
        var shortest = GzipMember.Write(lines, 1_000).AsSpan();
        var length = 1_000 - shortest[10..].IndexOf((byte)0) - 1 + spare;

        var written = GzipMember.Write(lines, length);

        Assert.Equal(length, written.Length);
        Assert.Equal(lines, GzipMember.Read(written));
        // Behind it the next member is read.
        Assert.Equal([.. lines, .. lines], GzipMember.Read(new ReadOnlyMemory<byte>([.. written, .. Compressed(lines)])));
    }

    [Fact]
    public void Write_MoreThanFits_IsRefused() =>
        Assert.Throws<InvalidOperationException>(() => GzipMember.Write(Encoding.UTF8.GetBytes(Noise(200, 90, new Random(1))), 40));

    private static string Line(int number, int length, int alphabet, Random random) =>
        string.Create(CultureInfo.InvariantCulture, $"{{\"interactionId\":\"i{number}\",\"customerId\":\"c{number % 7}\",\"comment\":\"{Noise(length, alphabet, random)}\"}}\n");

    private static string Noise(int length, int alphabet, Random random) =>
        string.Concat(Enumerable.Range(0, length).Select(_ => (char)('#' + random.Next(alphabet) is var code && code == '\\' ? 'x' : code)));

    private static byte[] Compressed(byte[] content)
    {
        using var member = new MemoryStream();
        using (var gzip = new GZipStream(member, CompressionLevel.Fastest, leaveOpen: true)) gzip.Write(content);
        return member.ToArray();
    }
}
