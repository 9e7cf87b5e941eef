using Analytics.Exports.Encodings;

namespace Analytics.Exports.Formats;

/// <summary>A table that is a text: CSV and its cousins, JSON lines, a JSON list.</summary>
internal sealed class TextTable : ExportTable
{
    /// <summary>What is kept to look at before rows are read, in bytes of UTF-8.</summary>
    private const int HeadBytes = 1024 * 1024;

    private readonly ExportBytes _bytes;
    private readonly TextEncoding? _known;
    private readonly ExportFormat _format;
    private readonly ExportLimits _limits;
    private readonly ReadOnlyMemory<byte> _head;
    private Utf8TextStream _text;
    private bool _isAtHeadsEnd = true;

    private TextTable(string name, string wrapping, ExportBytes bytes, TextEncoding? known, Utf8TextStream text, ReadOnlyMemory<byte> head, ExportFormat format, ExportLimits limits)
        : base(name, format.Name + wrapping)
    {
        (_bytes, _known, _text, _head, _format, _limits) = (bytes, known, text, head, format, limits);
    }

    public override TextEncoding Encoding => _text.Encoding;

    /// <param name="name">See <see cref="ExportTable.Name"/>.</param>
    /// <param name="fileName">The text's own name, for its extension.</param>
    /// <param name="wrapping">What stands behind the format in <see cref="ExportTable.Format"/>.</param>
    /// <param name="bytes">The text; its start was read.</param>
    /// <param name="limits">Bounds on rows.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="NoTableException">The bytes are empty or no text.</exception>
    public static async Task<TextTable> CreateAsync(string name, string fileName, string wrapping, ExportBytes bytes, ExportLimits limits, CancellationToken cancellationToken)
    {
        var known = EncodingEvidence.Utf16Of(bytes.Start.Span);
        if (known is null && ExportSignature.FaultOf(bytes.Start.Span) is { } fault) throw new NoTableException(fault);
        var text = new Utf8TextStream(await bytes.OpenAsync(cancellationToken), known);
        var head = await ExportBytes.ReadStartAsync(text, HeadBytes, cancellationToken);
        if (head.Length < HeadBytes && head.Span.IndexOfAnyExcept(" \t\r\n"u8) < 0) throw new NoTableException(ExportSignature.Empty);
        if (ExportSignature.MarkupFaultOf(head.Span) is { } markup) throw new NoTableException(markup);
        return new TextTable(name, wrapping, bytes, known, text, head, ExportFormat.Of(fileName, head.Span), limits);
    }

    public override async Task<ExportRows> OpenAsync(IReadOnlyList<string> knownHeaders, CancellationToken cancellationToken)
    {
        if (_isAtHeadsEnd)
        {
            // Nobody read on since the head was read.
            _isAtHeadsEnd = false;
            return _format.Open(new PrefixedStream(_head, _text), _limits, knownHeaders);
        }
        await _text.DisposeAsync();
        _text = new Utf8TextStream(await _bytes.OpenAsync(cancellationToken), _known);
        return _format.Open(_text, _limits, knownHeaders);
    }

    public override Task<ExportRows> OpenHeadAsync(CancellationToken cancellationToken)
    {
        var head = new HeadStream(_head, isWhole: _head.Length < HeadBytes);
        return Task.FromResult<ExportRows>(new HeadRows(_format.Open(head, _limits, []), head));
    }

    public override async ValueTask DisposeAsync()
    {
        await _text.DisposeAsync();
        await _bytes.DisposeAsync();
    }
}
