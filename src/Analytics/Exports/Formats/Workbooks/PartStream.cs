using Analytics.Exports.Encodings;

namespace Analytics.Exports.Formats.Workbooks;

/// <summary>
/// A part of a workbook's package of which only so much may be read between two milestones: a row and the next. XML readers keep a name, an
/// attribute or a text in memory whole, however long it is.
/// </summary>
/// <param name="part">Closed with this stream.</param>
/// <param name="maxBytes">Bytes from one milestone to the next.</param>
internal sealed class PartStream(Stream part, int maxBytes) : ForwardStream
{
    private long _sinceMilestone;

    public void Milestone() => _sinceMilestone = 0;

    public override int Read(Span<byte> buffer)
    {
        var count = part.Read(buffer);
        _sinceMilestone += count;
        return _sinceMilestone <= maxBytes ? count : throw WorkbookFault.Damaged($"a row or another piece of it is longer than {maxBytes / (1024 * 1024)} MB");
    }

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => ValueTask.FromResult(Read(buffer.Span));

    protected override void Dispose(bool disposing)
    {
        if (disposing) part.Dispose();
        base.Dispose(disposing);
    }
}
