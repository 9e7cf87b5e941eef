using System.IO.Compression;
using Analytics.Exports.Encodings;

namespace Analytics.Exports.Formats.Archives;

/// <summary>
/// The content of a gzip file of one or several members. The checksum and the length of each member are checked, and that the last one ends
/// where the file ends.
/// </summary>
/// <remarks>
/// By itself <see cref="GZipStream"/> takes the end of a file within a member for the end of the content, and passes over whatever stands
/// behind the last member. So a member of our own is put behind the file. Only if its content comes out as the last thing did the file end at
/// the end of a member.
/// </remarks>
internal sealed class GunzipStream : ForwardStream
{
    private const int BufferBytes = 64 * 1024;

    private const string Damaged = "the file was cut off or damaged: what is compressed in it does not fit its own length and checksum. Export or upload it again.";

    // Long and uniform, so that its compressed bytes, taken for content, cannot look like it.
    private static readonly byte[] EndContent = [.. Enumerable.Repeat((byte)0xA5, 512)];
    private static readonly byte[] EndMember = Compress(EndContent);

    private readonly FollowedStream _compressed;
    private readonly GZipStream _inflated;
    private readonly InflationBudget _budget;
    private readonly byte[] _buffer = new byte[BufferBytes + EndContent.Length];
    private int _start;
    private int _end;
    private bool _isAtEnd;

    /// <param name="compressed">The gzip file; closed with this stream.</param>
    /// <param name="limits">Bounds on what may come out.</param>
    public GunzipStream(Stream compressed, ExportLimits limits)
    {
        _compressed = new FollowedStream(compressed, EndMember);
        _inflated = new GZipStream(_compressed, CompressionMode.Decompress);
        _budget = new InflationBudget(limits);
    }

    /// <exception cref="ExportUnreadableException">The file is cut off, damaged, or unpacks to more than may be.</exception>
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        // What could be the end's content is held back until more comes.
        while (_end - _start <= EndContent.Length)
        {
            if (_isAtEnd || buffer.IsEmpty) return 0;
            await FillAsync(cancellationToken);
        }
        var count = Math.Min(buffer.Length, _end - _start - EndContent.Length);
        _buffer.AsSpan(_start, count).CopyTo(buffer.Span);
        _start += count;
        return count;
    }

    private async ValueTask FillAsync(CancellationToken cancellationToken)
    {
        _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
        (_start, _end) = (0, _end - _start);
        int count;
        try
        {
            count = await _inflated.ReadAsync(_buffer.AsMemory(_end), cancellationToken);
        }
        catch (InvalidDataException exception)
        {
            throw new ExportUnreadableException(Damaged, exception);
        }
        _end += count;
        if (count > 0)
        {
            _budget.Spend(count, _compressed.Count);
            return;
        }
        if (!_buffer.AsSpan(0, _end).SequenceEqual(EndContent)) throw new ExportUnreadableException(Damaged);
        _isAtEnd = true;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) _inflated.Dispose();
        base.Dispose(disposing);
    }

    private static byte[] Compress(byte[] content)
    {
        using var member = new MemoryStream();
        using (var gzip = new GZipStream(member, CompressionLevel.Optimal)) gzip.Write(content);
        return member.ToArray();
    }

    /// <summary>A stream, counted, and bytes that follow it.</summary>
    private sealed class FollowedStream(Stream stream, ReadOnlyMemory<byte> end) : ForwardStream
    {
        private ReadOnlyMemory<byte> _rest = end;

        /// <summary>Bytes of the stream itself that were read.</summary>
        public long Count { get; private set; }

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            var count = await stream.ReadAsync(buffer, cancellationToken);
            Count += count;
            if (count > 0 || _rest.IsEmpty) return count;
            count = Math.Min(_rest.Length, buffer.Length);
            _rest.Span[..count].CopyTo(buffer.Span);
            _rest = _rest[count..];
            return count;
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing) stream.Dispose();
            base.Dispose(disposing);
        }
    }
}
