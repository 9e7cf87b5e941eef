using Analytics.Exports.Formats.Archives;

namespace Analytics.Tests.Exports.Formats.Archives;

public sealed class Crc32Tests
{
    [Fact]
    public void Value_CheckString_IsThePublishedOne()
    {
        // The check value of CRC-32/ISO-HDLC.
        Assert.Equal(0xCBF43926u, Of("123456789"u8, 9));
        Assert.Equal(0u, Of([], 1));
    }

    [Fact]
    public void Append_InAnyPieces_GivesTheSameValueAsBitByBit()
    {
        var bytes = new byte[1_000];
        new Random(9).NextBytes(bytes);
        var expected = ~0u;
        foreach (var value in bytes)
        {
            expected ^= value;
            for (var bit = 0; bit < 8; bit++) expected = (expected & 1) == 0 ? expected >> 1 : (expected >> 1) ^ 0xEDB88320;
        }

        foreach (var piece in new[] { 1, 3, 8, 13, 1_000 }) Assert.Equal(~expected, Of(bytes, piece));
    }

    private static uint Of(ReadOnlySpan<byte> bytes, int piece)
    {
        var crc = new Crc32();
        for (var index = 0; index < bytes.Length; index += piece) crc.Append(bytes[index..Math.Min(bytes.Length, index + piece)]);
        return crc.Value;
    }
}
