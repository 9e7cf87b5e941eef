using System.IO.Compression;

namespace Analytics.Exports.Blanking;

/// <summary>Writes the copy of a text, or of one in gzip, in which some lines are empty; whether it says what it should is for the caller to prove.</summary>
internal static class BlankedCopy
{
    /// <returns>Whether there is a copy: files that are neither texts nor a text in gzip have none.</returns>
    /// <inheritdoc cref="LineBlanker.CopyAsync" path="/param"/>
    public static async Task<bool> WriteAsync(
        Func<CancellationToken, ValueTask<Stream>> open, Stream target, IReadOnlyList<(long First, long Last)> lines, CancellationToken cancellationToken)
    {
        var start = new byte[4];
        await using (var head = await open(cancellationToken)) await head.ReadAtLeastAsync(start, start.Length, throwOnEndOfStream: false, cancellationToken);
        // Archives and workbooks, and UTF-16, in which a line feed is two bytes.
        if (start is [(byte)'P', (byte)'K', ..] or [0xD0, 0xCF, ..] or [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..]) return false;
        await using var source = await open(cancellationToken);
        if (start is [0x1F, 0x8B, ..])
        {
            await using var inflated = new GZipStream(source, CompressionMode.Decompress);
            await using var deflated = new GZipStream(target, CompressionLevel.Optimal, leaveOpen: true);
            await LineBlanker.CopyAsync(inflated, deflated, lines, cancellationToken);
        }
        else
        {
            await LineBlanker.CopyAsync(source, target, lines, cancellationToken);
        }
        return true;
    }
}
