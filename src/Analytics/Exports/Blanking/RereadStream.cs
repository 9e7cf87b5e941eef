using Analytics.Exports.Encodings;

namespace Analytics.Exports.Blanking;

/// <summary>A stream that is read once more from its start, and not closed.</summary>
internal sealed class RereadStream : ForwardStream
{
    private readonly Stream _stream;

    public RereadStream(Stream stream)
    {
        stream.Position = 0;
        _stream = stream;
    }

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => _stream.ReadAsync(buffer, cancellationToken);
}
