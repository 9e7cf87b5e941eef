using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Analytics.Boosting;

/// <summary>
/// Reads the frame of <see cref="BoostedTreesFormat"/>: header, payload as it is, checksum. A length in a file is not believed: memory is
/// set aside as bytes arrive.
/// </summary>
internal static class BoostedTreesReader
{
    private const int ChunkLength = 1 << 16;

    public static BoostedTrees Read(Stream source)
    {
        using var content = new MemoryStream();
        CopyExactly(source, BoostedTreesFormat.HeaderLength, content);
        var payloadLength = ReadHeader(content.GetBuffer());
        CopyExactly(source, payloadLength, content);
        var checksum = new byte[SHA256.HashSizeInBytes];
        if (source.ReadAtLeast(checksum, checksum.Length, throwOnEndOfStream: false) < checksum.Length)
            throw Truncated();
        var bytes = content.GetBuffer().AsSpan(0, (int)content.Length);
        if (!SHA256.HashData(bytes).AsSpan().SequenceEqual(checksum))
            throw Altered("the checksum does not match");
        return new BoostedTreesPayload(bytes[BoostedTreesFormat.HeaderLength..]).ReadModel();
    }

    /// <summary>The error for content that no writer makes.</summary>
    public static InvalidDataException Altered(string finding) => new($"The model was altered: {finding}.");

    private static InvalidDataException Truncated() => new("The model is truncated: the stream ends before it does.");

    private static int ReadHeader(ReadOnlySpan<byte> header)
    {
        if (!header.StartsWith(BoostedTreesFormat.Magic))
            throw new InvalidDataException("The stream does not hold a model of boosted trees.");
        var version = BinaryPrimitives.ReadInt32LittleEndian(header[BoostedTreesFormat.Magic.Length..]);
        if (version > BoostedTreesFormat.Version)
        {
            throw new InvalidDataException(
                $"The model has the newer format version {version}; this program reads versions up to {BoostedTreesFormat.Version}.");
        }

        if (version < 1)
            throw Altered($"there is no format version {version}");
        var payloadLength = BinaryPrimitives.ReadInt64LittleEndian(header[(BoostedTreesFormat.Magic.Length + sizeof(int))..]);
        if (payloadLength is < 0 or > BoostedTreesFormat.MaxPayloadLength)
            throw Altered($"a payload of {payloadLength} bytes is out of range");
        return (int)payloadLength;
    }

    private static void CopyExactly(Stream source, int length, MemoryStream destination)
    {
        var chunk = new byte[Math.Min(length, ChunkLength)];
        while (length > 0)
        {
            var read = source.Read(chunk, 0, Math.Min(length, chunk.Length));
            if (read == 0)
                throw Truncated();
            destination.Write(chunk, 0, read);
            length -= read;
        }
    }
}
