using Analytics.Exports.Encodings;

namespace Analytics.Exports.Formats;

/// <summary>
/// Bytes that can be read any number of times from their start, one reading at a time. How they begin is looked at first; the first reading goes
/// on from there, so that bytes that are read once are opened once.
/// </summary>
/// <param name="open">Opens the bytes from their start; the stream is closed here.</param>
internal sealed class ExportBytes(Func<CancellationToken, ValueTask<Stream>> open) : IAsyncDisposable
{
    /// <summary>What is looked at for signs of what the bytes are.</summary>
    private const int StartBytes = 64 * 1024;

    private Stream? _current;
    private bool _isAtStart;

    /// <summary>How the bytes begin.</summary>
    public ReadOnlyMemory<byte> Start { get; private set; }

    public async Task ReadStartAsync(CancellationToken cancellationToken)
    {
        _current = await open(cancellationToken);
        Start = await ReadStartAsync(_current, StartBytes, cancellationToken);
        _isAtStart = true;
    }

    /// <summary>Opens the bytes from their start, forward only. The reading before ends.</summary>
    public async ValueTask<Stream> OpenAsync(CancellationToken cancellationToken)
    {
        if (_isAtStart)
        {
            _isAtStart = false;
            return new PrefixedStream(Start, _current!);
        }
        await CloseAsync();
        return _current = await open(cancellationToken);
    }

    /// <summary>The stream itself at its start, if it can be read anywhere; <c>null</c> if it cannot. The caller closes it.</summary>
    public Stream? TakeSeekable()
    {
        if (_current is not { CanSeek: true } stream) return null;
        (_current, _isAtStart) = (null, false);
        stream.Position = 0;
        return stream;
    }

    /// <summary>Ends the reading that is under way.</summary>
    public async ValueTask CloseAsync()
    {
        var current = _current;
        (_current, _isAtStart) = (null, false);
        if (current is not null) await current.DisposeAsync();
    }

    public ValueTask DisposeAsync() => CloseAsync();

    /// <summary>The first bytes of a stream, up to a length.</summary>
    public static async Task<ReadOnlyMemory<byte>> ReadStartAsync(Stream stream, int length, CancellationToken cancellationToken)
    {
        var buffer = new byte[length];
        var read = await stream.ReadAtLeastAsync(buffer, length, throwOnEndOfStream: false, cancellationToken);
        return buffer.AsMemory(0, read);
    }
}
