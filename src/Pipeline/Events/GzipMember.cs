using System.IO.Compression;

namespace Pipeline.Events;

/// <summary>
/// Members of gzip files (RFC 1952) of a length that is given: what is left over is a comment in the member's header, which readers pass over. So rows can be
/// taken out of one member of a segment, and all others stay where every index says that they are.
/// </summary>
internal static class GzipMember
{
    private const int HeaderBytes = 10;
    private const int FlagsAt = 3;
    private const byte CommentFlag = 0x10;
    private const byte Filler = (byte)' ';

    /// <summary>A member without content, as streams that nothing was written to make none.</summary>
    private static readonly byte[] Empty = [0x1F, 0x8B, 0x08, 0, 0, 0, 0, 0, 0, 0xFF, 0x03, 0, 0, 0, 0, 0, 0, 0, 0, 0];

    private static readonly CompressionLevel[] Levels = [CompressionLevel.SmallestSize, CompressionLevel.Optimal, CompressionLevel.Fastest];

    /// <summary>Compresses lines into a member of exactly that many bytes.</summary>
    /// <exception cref="InvalidOperationException">They do not fit.</exception>
    public static byte[] Write(ReadOnlySpan<byte> lines, int length)
    {
        var member = lines.IsEmpty ? Empty : Smallest(lines);
        var left = length - member.Length;
        if (left < 0) throw new InvalidOperationException($"The rows that stay take {member.Length} bytes, more than the {length} that all took.");
        var written = new byte[length];
        member.AsSpan(0, HeaderBytes).CopyTo(written);
        if (left > 0)
        {
            // The comment ends with a zero byte, which is there already.
            written[FlagsAt] |= CommentFlag;
            written.AsSpan(HeaderBytes, left - 1).Fill(Filler);
        }
        member.AsSpan(HeaderBytes).CopyTo(written.AsSpan(HeaderBytes + left));
        return written;
    }

    /// <summary>The content of a member, or of several.</summary>
    public static byte[] Read(ReadOnlyMemory<byte> member)
    {
        using var gzip = new GZipStream(new MemoryStream(member.ToArray(), writable: false), CompressionMode.Decompress);
        using var content = new MemoryStream();
        gzip.CopyTo(content);
        return content.ToArray();
    }

    private static byte[] Smallest(ReadOnlySpan<byte> lines)
    {
        byte[]? smallest = null;
        foreach (var level in Levels)
        {
            using var content = new MemoryStream();
            using (var gzip = new GZipStream(content, level, leaveOpen: true)) gzip.Write(lines);
            if (smallest is null || content.Length < smallest.Length) smallest = content.ToArray();
        }
        return smallest!;
    }
}
