namespace Analytics.Exports.Formats.Workbooks;

/// <summary>A stream that lies in pieces of one size all over a file.</summary>
/// <param name="file">Stays open.</param>
/// <param name="pieces">Where each piece begins.</param>
/// <param name="pieceBytes">Length of a piece.</param>
/// <param name="length">Length of the stream; it ends earlier where pieces are missing.</param>
internal sealed class CompoundStream(Stream file, long[] pieces, int pieceBytes, long length) : Stream
{
    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length { get; } = Math.Min(length, pieces.Length * (long)pieceBytes);

    public override long Position { get; set; }

    public override int Read(Span<byte> buffer)
    {
        var total = 0;
        while (!buffer.IsEmpty && Position < Length)
        {
            var within = (int)(Position % pieceBytes);
            var count = (int)Math.Min(Math.Min(buffer.Length, pieceBytes - within), Length - Position);
            file.Position = pieces[Position / pieceBytes] + within;
            count = file.Read(buffer[..count]);
            if (count == 0) break;
            Position += count;
            total += count;
            buffer = buffer[count..];
        }
        return total;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override long Seek(long offset, SeekOrigin origin) => Position = origin switch
    {
        SeekOrigin.Begin => offset,
        SeekOrigin.Current => Position + offset,
        _ => Length + offset,
    };

    public override void Flush()
    {
    }

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
