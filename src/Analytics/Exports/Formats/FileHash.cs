namespace Analytics.Exports.Formats;

/// <summary>The hash of a file's bytes, found in passing by the first reading that comes to its end.</summary>
/// <param name="open">Opens the file from its start.</param>
internal sealed class FileHash(Func<CancellationToken, ValueTask<Stream>> open)
{
    /// <summary>SHA-256 in hex; <c>null</c> until the file was read to its end.</summary>
    public string? Value { get; set; }

    /// <summary>Opens the file; what is read of it is hashed as long as the hash is not known.</summary>
    public async ValueTask<Stream> OpenAsync(CancellationToken cancellationToken)
    {
        var file = await open(cancellationToken);
        return Value is null ? new FollowedFile(file, this) : file;
    }

    /// <summary>Hashed as long as it is only read forward, from its start.</summary>
    private sealed class FollowedFile(Stream file, FileHash hash) : Stream
    {
        private readonly HashingStream _hashing = new(file);
        private bool _isDone;

        public override bool CanRead => true;

        public override bool CanSeek => file.CanSeek;

        public override bool CanWrite => false;

        public override long Length => file.Length;

        public override long Position
        {
            get => file.Position;
            set
            {
                _isDone = true;
                file.Position = value;
            }
        }

        public override int Read(Span<byte> buffer) => _isDone ? file.Read(buffer) : Note(_hashing.Read(buffer), buffer.IsEmpty);

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            _isDone ? await file.ReadAsync(buffer, cancellationToken) : Note(await _hashing.ReadAsync(buffer, cancellationToken), buffer.IsEmpty);

        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
            ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

        public override long Seek(long offset, SeekOrigin origin)
        {
            _isDone = true;
            return file.Seek(offset, origin);
        }

        public override void Flush()
        {
        }

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            if (disposing)
            {
                _hashing.Dispose();
                file.Dispose();
            }
            base.Dispose(disposing);
        }

        private int Note(int read, bool isNothingAsked)
        {
            if (read > 0 || isNothingAsked) return read;
            _isDone = true;
            hash.Value ??= _hashing.Finish();
            return 0;
        }
    }
}
