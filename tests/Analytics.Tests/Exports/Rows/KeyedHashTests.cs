using System.Buffers.Binary;
using Analytics.Exports.Rows;

namespace Analytics.Tests.Exports.Rows;

public sealed class KeyedHashTests
{
    private static readonly byte[] Key = [.. Enumerable.Range(0, 16).Select(value => (byte)value)];

    /// <summary>The first of the vectors that the authors publish for 128 bits, key 00 to 0f, texts 00, 00 01, …</summary>
    [Theory]
    [InlineData(0, "a3817f04ba25a8e66df67214c7550293")]
    [InlineData(1, "da87c1d86b99af44347659119b22fc45")]
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
