using Analytics.Exports.Encodings;

namespace Analytics.Exports.Formats;

/// <summary>The start of a text, which knows when more was asked for than it has.</summary>
/// <param name="head">The text's first bytes.</param>
/// <param name="isWhole">Whether they are all there are.</param>
internal sealed class HeadStream(ReadOnlyMemory<byte> head, bool isWhole) : ForwardStream
{
    private ReadOnlyMemory<byte> _rest = head;

    /// <summary>Whether something that the text goes on with is missing.</summary>
    public bool IsCut { get; private set; }

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var count = Math.Min(_rest.Length, buffer.Length);
        _rest.Span[..count].CopyTo(buffer.Span);
        _rest = _rest[count..];
        if (count == 0 && !isWhole) IsCut = true;
        return ValueTask.FromResult(count);
    }
}
