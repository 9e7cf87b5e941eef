using System.IO.Compression;
using Analytics.Exports.Encodings;

namespace Analytics.Exports.Formats.Archives;

/// <summary>The content of one entry of a zip archive; its checksum and length are checked when it is read to its end.</summary>
internal sealed class ZipEntryStream : ForwardStream
{
    private readonly ZipArchiveEntry _entry;
    private readonly Stream _inflated;
    private readonly InflationBudget _budget;
    private long _count;
    private Crc32 _crc;

    /// <exception cref="ExportUnreadableException">The entry cannot be opened.</exception>
    public ZipEntryStream(ZipArchiveEntry entry, ExportLimits limits)
    {
        _entry = entry;
        _budget = new InflationBudget(limits);
        _inflated = ZipFault.Wrap(entry.Open);
    }

    public override int Read(Span<byte> buffer)
    {
        int count;
        try
        {
            count = _inflated.Read(buffer);
        }
        catch (Exception exception) when (ZipFault.IsFault(exception))
        {
            throw ZipFault.Damaged(exception);
        }
        Check(buffer[..count], isEnd: count == 0 && !buffer.IsEmpty);
        return count;
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        int count;
        try
        {
            count = await _inflated.ReadAsync(buffer, cancellationToken);
        }
        catch (Exception exception) when (ZipFault.IsFault(exception))
        {
            throw ZipFault.Damaged(exception);
        }
        Check(buffer.Span[..count], isEnd: count == 0 && !buffer.IsEmpty);
        return count;
    }

    private void Check(ReadOnlySpan<byte> bytes, bool isEnd)
    {
        _count += bytes.Length;
        _crc.Append(bytes);
        _budget.Spend(bytes.Length, _entry.CompressedLength);
        if (_count > _entry.Length || (isEnd && (_count != _entry.Length || _crc.Value != _entry.Crc32))) throw ZipFault.Damaged();
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) _inflated.Dispose();
        base.Dispose(disposing);
    }
}
