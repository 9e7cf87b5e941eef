using System.Text;

namespace Analytics.Exports.Encodings;

/// <summary>
/// A text of unknown encoding as UTF-8 without byte order mark, in one pass. A byte order mark decides at once. Otherwise the text is passed on
/// as long as it is ASCII, which all encodings share; at the first byte beyond, wherever it stands, the encoding of the whole file is decided
/// from up to a megabyte of what follows.
/// </summary>
/// <param name="source">Stays open.</param>
/// <param name="known">What the text is in where that is certain already, without a byte order mark; <c>null</c> if it is to be found out.</param>
internal sealed class Utf8TextStream(Stream source, TextEncoding? known = null) : ForwardStream
{
    private const int EvidenceBytes = 1024 * 1024;

    private static readonly UTF8Encoding Utf8WithoutMark = new(encoderShouldEmitUTF8Identifier: false);

    private Stream? _decided = known is null ? null : Decode(source, known);
    private bool _isAtStart = true;

    /// <summary>What the text is read as; UTF-8 as long as nothing speaks against it.</summary>
    public TextEncoding Encoding { get; private set; } = known ?? TextEncoding.Utf8;

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (_decided is { } decided) return await decided.ReadAsync(buffer, cancellationToken);
        var read = await source.ReadAsync(buffer, cancellationToken);
        var ascii = buffer.Span[..read].IndexOfAnyInRange((byte)0x80, (byte)0xFF);
        if (ascii < 0)
        {
            if (read > 0) _isAtStart = false;
            return read;
        }

        var evidence = new byte[Math.Max(EvidenceBytes, read - ascii)];
        buffer.Span[ascii..read].CopyTo(evidence);
        var length = read - ascii;
        length += await source.ReadAtLeastAsync(evidence.AsMemory(length), evidence.Length - length, throwOnEndOfStream: false, cancellationToken);
        _decided = Decide(evidence.AsMemory(0, length), mayHaveMark: _isAtStart && ascii == 0);
        return ascii > 0 ? ascii : await _decided.ReadAsync(buffer, cancellationToken);
    }

    private Stream Decide(ReadOnlyMemory<byte> evidence, bool mayHaveMark)
    {
        var markLength = 0;
        if (mayHaveMark && evidence.Span.StartsWith("\uFEFF"u8)) markLength = 3;
        else if (mayHaveMark && evidence.Span is [0xFF, 0xFE, ..]) (Encoding, markLength) = (TextEncoding.Utf16, 2);
        else if (mayHaveMark && evidence.Span is [0xFE, 0xFF, ..]) (Encoding, markLength) = (TextEncoding.Utf16BigEndian, 2);
        else Encoding = EncodingEvidence.Judge(evidence.Span);

        return Decode(new PrefixedStream(evidence[markLength..], source), Encoding);
    }

    private static Stream Decode(Stream text, TextEncoding encoding) =>
        encoding.Decoder is { } decoder ? System.Text.Encoding.CreateTranscodingStream(text, decoder, Utf8WithoutMark, leaveOpen: true) : text;

    protected override void Dispose(bool disposing)
    {
        if (disposing && Encoding.Decoder is not null) _decided?.Dispose();
        base.Dispose(disposing);
    }
}
