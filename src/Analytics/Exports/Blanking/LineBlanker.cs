using System.Buffers;

namespace Analytics.Exports.Blanking;

/// <summary>
/// Copies a text without what some of its lines say: their ends stay, so that every other line keeps its number. Works on the bytes of every encoding in
/// which a line feed is one byte and that byte never anything else: UTF-8, GB18030, Windows-1252.
/// </summary>
internal static class LineBlanker
{
    private const int BufferBytes = 256 * 1024;

    /// <param name="source">The text; stays open.</param>
    /// <param name="target">Takes the copy; stays open.</param>
    /// <param name="lines">First and last line of every stretch, 1-based, in order and apart.</param>
    /// <param name="cancellationToken">Breaks the copying off.</param>
    public static async Task CopyAsync(Stream source, Stream target, IReadOnlyList<(long First, long Last)> lines, CancellationToken cancellationToken)
    {
        var buffer = new byte[BufferBytes];
        var kept = new ArrayBufferWriter<byte>(BufferBytes);
        var (line, next) = (1L, 0);
        while (await source.ReadAsync(buffer, cancellationToken) is > 0 and var read)
        {
            kept.ResetWrittenCount();
            for (var rest = buffer.AsMemory(0, read); !rest.IsEmpty;)
            {
                var end = rest.Span.IndexOf((byte)'\n');
                var part = rest[..(end < 0 ? rest.Length : end)];
                while (next < lines.Count && lines[next].Last < line) next++;
                if (next == lines.Count || line < lines[next].First) kept.Write(part.Span);
                if (end < 0) break;
                kept.Write("\n"u8);
                line++;
                rest = rest[(end + 1)..];
            }
            await target.WriteAsync(kept.WrittenMemory, cancellationToken);
        }
    }
}
