using System.Buffers.Binary;
using Analytics.Exports.Rows;

namespace Analytics.Tests.Exports.Rows;

public sealed class KeyedHashTests
{
    private static readonly byte[] Key = [.. Enumerable.Range(0, 16).Select(value => (byte)value)];

    /// <summary>Key 00 to 0f, texts 00, 00 01, …: the first of the vectors that the authors publish for 128 bits, the others as OpenSSL's SIPHASH gives them.</summary>
    [Theory]
    [InlineData(0, "a3817f04ba25a8e66df67214c7550293")]
    [InlineData(1, "da87c1d86b99af44347659119b22fc45")]
    [InlineData(7, "a1f1ebbed8dbc153c0b84aa61ff08239")]
    [InlineData(8, "3b62a9ba6258f5610f83e264f31497b4")]
    [InlineData(15, "5493e99933b0a8117e08ec0f97cfc3d9")]
    [InlineData(36, "3dc47d1f29c448461e9e76ed904f6711")]
    public void Of_PublishedVector_Agrees(int length, string expected)
    {
        var hash = new KeyedHash(Key).Of([.. Enumerable.Range(0, length).Select(value => (byte)value)]);
        var bytes = new byte[16];
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, (ulong)hash);
        BinaryPrimitives.WriteUInt64LittleEndian(bytes.AsSpan(8), (ulong)(hash >> 64));

        Assert.Equal(expected, Convert.ToHexStringLower(bytes));
    }

    [Fact]
    public void Of_TextsOfEveryLength_DifferAndDependOnTheKey()
    {
        var (one, other) = (new KeyedHash(Key), new KeyedHash([.. Key.Reverse()]));
        var texts = Enumerable.Range(0, 200).Select(length => new byte[length]).ToArray();

        Assert.Equal(texts.Length, texts.Select(text => one.Of(text)).Distinct().Count());
        Assert.All(texts, text => Assert.NotEqual(one.Of(text), other.Of(text)));
    }
}
