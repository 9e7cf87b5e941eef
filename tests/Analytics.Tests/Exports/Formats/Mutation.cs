using System.Text;

namespace Analytics.Tests.Exports.Formats;

/// <summary>Makes broken and hostile files out of good ones. The same random numbers make the same files.</summary>
internal static class Mutation
{
    private static readonly Encoding[] OtherEncodings =
        [Encoding.Unicode, Encoding.BigEndianUnicode, Encoding.UTF32, Encoding.Latin1, CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!];

    /// <summary>A file with a few of its bytes wrong: cut off, bits or numbers turned over, one part of it over another.</summary>
    public static byte[] OfBytes(byte[] seed, Random random)
    {
        var content = seed.ToArray();
        switch (random.Next(4))
        {
            case 0:
                return content[..random.Next(content.Length)];
            case 1:
                for (var flips = random.Next(1, 12); flips > 0; flips--) content[random.Next(content.Length)] ^= (byte)(1 << random.Next(8));
                return content;
            case 2:
                for (var numbers = random.Next(1, 6); numbers > 0; numbers--) BitConverter.TryWriteBytes(content.AsSpan(random.Next(content.Length - 4)), random.Next(2) == 0 ? -1 : random.Next());
                return content;
            default:
                var length = random.Next(Math.Min(500, content.Length));
                content.AsSpan(random.Next(content.Length - length), length).ToArray().CopyTo(content, random.Next(content.Length - length));
                return content;
        }
    }

    /// <summary>A file that is whole and yet no export: spliced with another, in another encoding, nested deeply, or far larger than it looks.</summary>
    public static byte[] OfContent(byte[] seed, byte[] other, Random random)
    {
        switch (random.Next(6))
        {
            case 0:
                return [.. seed.AsSpan(0, random.Next(seed.Length)), .. other.AsSpan(random.Next(other.Length))];
            case 1:
                return OtherEncodings[random.Next(OtherEncodings.Length)].GetBytes(Encoding.UTF8.GetString(seed));
            case 2:
                var depth = random.Next(1, 20_000);
                return Encoding.UTF8.GetBytes($"[{{\"customerId\":{new string('[', depth)}{(random.Next(2) == 0 ? new string(']', depth) : "")}}}]");
            case 3:
                return Encoding.UTF8.GetBytes($"customerId,note\na,\"{new string(random.Next(2) == 0 ? '"' : 'x', random.Next(200_000))}");
            case 4:
                return ZipBytes.Gzip(new byte[random.Next(1, 40) * 1024 * 1024]);
            default:
                var archive = ZipBytes.Of(("a.csv", seed), ("../../b.csv", other));
                for (var nested = random.Next(4); nested > 0; nested--) archive = ZipBytes.Of(("inner.zip", archive), ("c.csv", seed));
                return archive;
        }
    }
}
