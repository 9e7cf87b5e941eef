using System.Text;
using Analytics.Exports;
using Analytics.Exports.Formats.Archives;

namespace Analytics.Tests.Exports.Formats.Archives;

public sealed class GunzipStreamTests
{
    private const string Text = "id,note\n1,short\n2,longer and longer\n";

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(100_000)]
    public async Task Read_MembersBehindOneAnother_GivesTheirContentsWhereverReadsEnd(int most)
    {
        byte[] content = [.. ZipBytes.Gzip(Encoding.UTF8.GetBytes(Text)), .. ZipBytes.Gzip([]), .. ZipBytes.Gzip("3,end\n"u8)];

        Assert.Equal(Text + "3,end\n", Encoding.UTF8.GetString(await InflateAsync(content, most)));
    }

    [Fact]
    public async Task Read_FileCutAnywhere_IsUnreadable()
    {
        byte[] content = [.. ZipBytes.Gzip(Encoding.UTF8.GetBytes(Text)), .. ZipBytes.Gzip("3,end\n"u8)];
        var boundary = ZipBytes.Gzip(Encoding.UTF8.GetBytes(Text)).Length;
        for (var length = 1; length < content.Length; length++)
        {
            if (length == boundary) continue;
            var exception = await Assert.ThrowsAsync<ExportUnreadableException>(() => InflateAsync(content[..length], 100_000));
            Assert.Contains("cut off or damaged", exception.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Read_LongContentThatDoesNotCompressCutAnywhere_IsUnreadable()
    {
        var random = new byte[200_000];
        new Random(3).NextBytes(random);
        var content = ZipBytes.Gzip(random);
        Assert.Equal(random, await InflateAsync(content, 4_096));
        for (var length = 11; length < content.Length; length += 997) await Assert.ThrowsAsync<ExportUnreadableException>(() => InflateAsync(content[..length], 4_096));
    }

    [Fact]
    public async Task Read_AnyByteOfContentOrTrailerFlipped_IsUnreadable()
    {
        var content = ZipBytes.Gzip(Encoding.UTF8.GetBytes(Text));
        // The header's time, flags for the compressor and system mean nothing to readers.
        for (var index = 10; index < content.Length; index++)
        {
            var flipped = content.ToArray();
            flipped[index] ^= 0x10;
            await Assert.ThrowsAsync<ExportUnreadableException>(() => InflateAsync(flipped, 100_000));
        }
    }

    [Theory]
    [InlineData(new byte[] { 0 })]
    [InlineData(new byte[] { 0x1F })]
    [InlineData(new byte[] { 0x1F, 0x8B })]
    [InlineData(new byte[] { (byte)'m', (byte)'o', (byte)'r', (byte)'e' })]
    public async Task Read_SomethingBehindTheLastMember_IsUnreadable(byte[] behind) =>
        await Assert.ThrowsAsync<ExportUnreadableException>(() => InflateAsync([.. ZipBytes.Gzip(Encoding.UTF8.GetBytes(Text)), .. behind], 100_000));

    [Fact]
    public async Task Read_MuchMoreThanWentIn_StopsThere()
    {
        var content = ZipBytes.Gzip(new byte[64 * 1024 * 1024]);
        await using var stream = new GunzipStream(new MemoryStream(content), ExportLimits.Default);
        var buffer = new byte[64 * 1024];
        var total = 0L;
        var exception = await Assert.ThrowsAsync<ExportUnreadableException>(async () =>
        {
            for (var count = 1; count > 0; total += count) count = await stream.ReadAsync(buffer);
        });

        Assert.Contains("200 times its size", exception.Message, StringComparison.Ordinal);
        Assert.InRange(total, 15L * 1024 * 1024, 17L * 1024 * 1024);
    }

    [Fact]
    public async Task Read_MoreThanIsInflatedAtMost_StopsThere()
    {
        var content = ZipBytes.Gzip(new byte[1_000_000]);

        var exception = await Assert.ThrowsAsync<ExportUnreadableException>(() => InflateAsync(content, 4_096, new ExportLimits { MaxInflatedBytes = 500_000 }));
        Assert.Contains("cut it into several", exception.Message, StringComparison.Ordinal);
    }

    private static async Task<byte[]> InflateAsync(byte[] content, int most, ExportLimits? limits = null)
    {
        await using var stream = new GunzipStream(new DribblingStream(content, most), limits ?? ExportLimits.Default);
        using var inflated = new MemoryStream();
        await stream.CopyToAsync(inflated);
        return inflated.ToArray();
    }
}
