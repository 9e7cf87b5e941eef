using System.Text.Unicode;
using Analytics.Exports.Encodings;

namespace Analytics.Exports.Formats;

/// <summary>The content of one export: its encoding, its format and how it begins, found in one pass over the stream, which stays open.</summary>
internal sealed class ExportContent : IAsyncDisposable
{
    /// <summary>What is looked at for signs that the file is no text.</summary>
    private const int SignatureBytes = 64 * 1024;

    /// <summary>What is looked at for names of columns and scales before the first row is read, in bytes of UTF-8.</summary>
    private const int HeadBytes = 1024 * 1024;

    // A text file has none; a workbook or a database has some.
    private const byte Nul = 0;

    private readonly Utf8TextStream _text;
    private readonly ExportLimits _limits;
    private readonly ReadOnlyMemory<byte> _head;

    private ExportContent(Utf8TextStream text, ExportFormat format, ExportLimits limits, ReadOnlyMemory<byte> head)
    {
        _text = text;
        Format = format;
        _limits = limits;
        _head = head;
    }

    public ExportFormat Format { get; }

    /// <summary>What the content is read as: decided when all rows are read, and UTF-8 as long as nothing spoke against it.</summary>
    public TextEncoding Encoding => _text.Encoding;

    /// <exception cref="ExportUnreadableException">The file is empty or no text.</exception>
    public static async Task<ExportContent> OpenAsync(Stream stream, string name, ExportLimits limits, CancellationToken cancellationToken)
    {
        var start = await ExportBytes.ReadStartAsync(stream, SignatureBytes, cancellationToken);
        if (ExportSignature.FaultOf(start.Span) is { } fault) throw new ExportUnreadableException(fault);
        var text = new Utf8TextStream(new PrefixedStream(start, stream));
        var head = await ExportBytes.ReadStartAsync(text, HeadBytes, cancellationToken);
        if (head.Length < HeadBytes && head.Span.IndexOfAnyExcept(" \t\r\n"u8) < 0)
            throw new ExportUnreadableException(ExportSignature.Empty);
        return new ExportContent(text, ExportFormat.Of(name, head.Span), limits, head);
    }

    /// <summary>Opens all rows; can be done once. The names of columns come from the head where rows name their cells themselves.</summary>
    public IExportRows Open(IReadOnlyList<string> knownHeaders) => Format.Open(new PrefixedStream(_head, _text), _limits, knownHeaders);

    /// <summary>Opens the rows that the file begins with, as far as they were read ahead. The last one may be cut.</summary>
    public IExportRows OpenHead() => Format.Open(new PrefixedStream(_head, Stream.Null), _limits, []);

    /// <summary>Why a row's bytes are no text; <c>null</c> if they are.</summary>
    public string? FaultOf(ReadOnlySpan<byte> row)
    {
        if (row.Contains(Nul)) return "a NUL character where text was expected";
        // What cannot be decoded has become the replacement character.
        var isText = Encoding.Decoder is null ? Utf8.IsValid(row) : row.IndexOf("\uFFFD"u8) < 0;
        return isText ? null : $"bytes that are no {Encoding.Name} text";
    }

    public ValueTask DisposeAsync() => _text.DisposeAsync();
}
