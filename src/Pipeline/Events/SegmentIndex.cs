namespace Pipeline.Events;

/// <summary>
/// How long each shard's member of a segment is, in bytes; members stand in the order of the shards. It lies in the blob's metadata, so that
/// data and index are written in one step.
/// </summary>
public sealed class SegmentIndex
{
    private readonly int[] _lengths;

    public SegmentIndex(IReadOnlyList<int> lengths)
    {
        ArgumentNullException.ThrowIfNull(lengths);
        if (lengths.Count != CustomerShard.Count) throw new ArgumentException($"Expected {CustomerShard.Count} lengths, found {lengths.Count}.", nameof(lengths));
        _lengths = [.. lengths];
    }

    /// <summary>Where the members of a range of shards stand: one stretch of the blob.</summary>
    public (long Offset, long Length) Stretch(ShardRange shards)
    {
        long offset = 0;
        for (var shard = 0; shard < shards.First; shard++) offset += _lengths[shard];
        return (offset, Bytes(shards));
    }

    /// <summary>Compressed bytes of a range of shards.</summary>
    public long Bytes(ShardRange shards)
    {
        long length = 0;
        for (var shard = shards.First; shard <= shards.Last; shard++) length += _lengths[shard];
        return length;
    }

    /// <summary>Base64 of the lengths, each in 7-bit groups, lowest first: about a kilobyte, of the eight that metadata may have.</summary>
    public string Encode()
    {
        using var stream = new MemoryStream();
        using (var writer = new BinaryWriter(stream))
        {
            foreach (var length in _lengths) writer.Write7BitEncodedInt(length);
        }
        return Convert.ToBase64String(stream.ToArray());
    }

    /// <exception cref="InvalidDataException">Not an index.</exception>
    public static SegmentIndex Decode(string text)
    {
        var lengths = new int[CustomerShard.Count];
        try
        {
            using var reader = new BinaryReader(new MemoryStream(Convert.FromBase64String(text), writable: false));
            for (var shard = 0; shard < lengths.Length; shard++) lengths[shard] = reader.Read7BitEncodedInt();
        }
        catch (Exception exception) when (exception is FormatException or EndOfStreamException)
        {
            throw new InvalidDataException("A segment's member index is damaged.", exception);
        }
        return new SegmentIndex(lengths);
    }
}
