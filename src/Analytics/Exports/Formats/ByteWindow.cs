namespace Analytics.Exports.Formats;

/// <summary>A stretch of a stream in memory that grows at its end while a row is looked for, and is taken from at its start.</summary>
internal sealed class ByteWindow(Stream stream)
{
    private byte[] _buffer = new byte[64 * 1024];
    private int _start;
    private int _end;

    /// <summary>What is read and not taken yet.</summary>
    public ReadOnlySpan<byte> Unread => _buffer.AsSpan(_start, _end - _start);

    public void Take(int count) => _start += count;

    /// <summary>Reads more behind what is there. Spans taken before are no longer valid.</summary>
    /// <returns><c>false</c> at the end of the stream.</returns>
    public async ValueTask<bool> FillAsync(CancellationToken cancellationToken)
    {
        if (_start > 0)
        {
            Unread.CopyTo(_buffer);
            (_start, _end) = (0, _end - _start);
        }
        if (_end == _buffer.Length) Array.Resize(ref _buffer, _buffer.Length * 2);
        var read = await stream.ReadAsync(_buffer.AsMemory(_end), cancellationToken);
        _end += read;
        return read > 0;
    }
}
