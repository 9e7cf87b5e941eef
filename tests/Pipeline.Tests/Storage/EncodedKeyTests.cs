using System.Security.Cryptography;
using System.Text;
using Pipeline.Storage;

namespace Pipeline.Tests.Storage;

public sealed class EncodedKeyTests
{
    [Theory]
    [InlineData("7590-VHVEG", "7590-VHVEG")]
    [InlineData("a/b\\c#d?e", "a~2Fb~5Cc~23d~3Fe")]
    [InlineData("~", "~7E")]
    [InlineData("客", "~E5~AE~A2")]
    [InlineData("a b\t", "a~20b~09")]
    [InlineData("", "")]
    public void Of_AnyText_HasOnlyPlainCharacters(string text, string expected) => Assert.Equal(expected, EncodedKey.Of(text));

    [Fact]
    public void Of_LongText_IsPrefixAndHash()
    {
        var text = new string('x', 201);

        Assert.Equal($"{new string('x', 130)}~~{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}", EncodedKey.Of(text));
        Assert.Equal(new string('x', 200), EncodedKey.Of(new string('x', 200)));
    }

    [Fact]
    public void Of_DifferentTexts_DifferentKeys()
    {
        string[] texts = ["a~2Fb", "a/b", "A/b", "a//b", new string('y', 300), new string('y', 301), "😀", "😁"];

        Assert.Equal(texts.Length, texts.Select(EncodedKey.Of).Distinct(StringComparer.Ordinal).Count());
    }

    [Theory]
    [InlineData("7590-VHVEG")]
    [InlineData("a/b\\c#d?e~")]
    [InlineData("客户 \t")]
    [InlineData("")]
    public void TryRead_KeyOfAText_IsTheText(string text)
    {
        Assert.True(EncodedKey.TryRead(EncodedKey.Of(text), out var read));
        Assert.Equal(text, read);
    }

    [Theory]
    [InlineData("a/b")]
    [InlineData("客")]
    [InlineData("~")]
    [InlineData("a~2")]
    [InlineData("~G0")]
    [InlineData("~ 0")]
    [InlineData("~FF")]
    [InlineData("~E5~AE")]
    public void TryRead_NoKey_IsRefused(string key) => Assert.False(EncodedKey.TryRead(key, out _));

    [Fact]
    public void TryRead_KeyOfALongText_IsRefused() => Assert.False(EncodedKey.TryRead(EncodedKey.Of(new string('x', 201)), out _));

    [Theory]
    [InlineData("ab", true)]
    [InlineData("客户", true)]
    [InlineData("a~", true)]
    [InlineData("0123456789/0123456789/0123456789/0123456789/0123456789/0123456789/0123456789/0123456789/0123456789/0123456789012", true)]
    [InlineData("0123456789/0123456789/0123456789/0123456789/0123456789/0123456789/0123456789/0123456789/0123456789/01234567890123", false)]
    [InlineData("客户客户客户客户客户客户客户客户", false)]
    public void StartOf_Text_BeginsTheKeysOfAllThatBeginWithIt(string text, bool isWhole)
    {
        var (key, whole) = EncodedKey.StartOf(text);

        Assert.Equal(isWhole, whole);
        foreach (var rest in new[] { "", "1", "户", new string('z', 300) }) Assert.StartsWith(key, EncodedKey.Of(text + rest), StringComparison.Ordinal);
    }
}
