namespace Testing.Trainers;

/// <summary>A stream like that of a network: it goes one way only, cannot be sought, and gives a few bytes at a time.</summary>
public sealed class OneWayStream : Stream
{
    private const int MostAtOnce = 7;

    private readonly MemoryStream _content;

    private OneWayStream(MemoryStream content, bool canRead) => (_content, CanRead) = (content, canRead);

    public override bool CanRead { get; }

    public override bool CanWrite => !CanRead;

    public override bool CanSeek => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public static OneWayStream ForWriting() => new(new MemoryStream(), canRead: false);

    public static OneWayStream ForReading(byte[] content) => new(new MemoryStream(content), canRead: true);

    /// <summary>What was written.</summary>
    public byte[] ToArray() => _content.ToArray();

    public override int Read(byte[] buffer, int offset, int count) => _content.Read(buffer, offset, Math.Min(count, MostAtOnce));

    public override void Write(byte[] buffer, int offset, int count) => _content.Write(buffer, offset, count);

    public override void Flush() => _content.Flush();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing) _content.Dispose();
        base.Dispose(disposing);
    }
}
