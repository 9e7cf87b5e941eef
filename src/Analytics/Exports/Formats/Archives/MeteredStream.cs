namespace Analytics.Exports.Formats.Archives;

/// <summary>A seekable stream of which, for a while, only so many bytes may be read.</summary>
/// <param name="inner">Closed with this stream.</param>
/// <param name="maxBytes">Bytes that may be read until <see cref="EndMetering"/>.</param>
/// <param name="fault">What is thrown when more are.</param>
internal sealed class MeteredStream(Stream inner, long maxBytes, Func<Exception> fault) : Stream
{
    private long _left = maxBytes;

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length => inner.Length;

    public override long Position
    {
        get => inner.Position;
        set => inner.Position = value;
    }

    public void EndMetering() => _left = long.MaxValue;

    public override int Read(Span<byte> buffer) => Count(inner.Read(buffer));

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => Count(await inner.ReadAsync(buffer, cancellationToken));

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override long Seek(long offset, SeekOrigin origin) => inner.Seek(offset, origin);

    public override void Flush()
    {
    }

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing) inner.Dispose();
        base.Dispose(disposing);
    }

    private int Count(int read)
    {
        if (_left == long.MaxValue) return read;
        _left -= read;
        return _left >= 0 ? read : throw fault();
    }
}
