using System.Text.Unicode;
using Analytics.Exports.Encodings;

namespace Analytics.Exports.Formats;

/// <summary>One table of a file: a text, or the sheet of a workbook that holds the data. Read any number of times, one reading at a time.</summary>
/// <param name="name">What tells it from the other tables of its file, for messages: an archive's entry without its folders; empty if it is the only one.</param>
/// <param name="format">As people call it: <c>csv</c>, <c>jsonl.gz</c>, <c>xlsx</c>, <c>csv.zip</c>.</param>
internal abstract class ExportTable(string name, string format) : IAsyncDisposable
{
    // A text file has none; a workbook or a database has some.
    private const byte Nul = 0;

    public string Name { get; } = name;

    public string Format { get; } = format;

    /// <summary>What the content is read as: decided when all rows are read, and UTF-8 as long as nothing spoke against it.</summary>
    public virtual TextEncoding Encoding => TextEncoding.Utf8;

    /// <summary>Opens all rows from the first one. A reading before must be closed, and is no longer valid.</summary>
    /// <param name="knownHeaders">Names of columns that rows seen before had; they keep their places where rows name their cells themselves.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="ExportUnreadableException">The table cannot be opened.</exception>
    public abstract Task<ExportRows> OpenAsync(IReadOnlyList<string> knownHeaders, CancellationToken cancellationToken);

    /// <summary>Opens the rows that the table begins with, as far as they lie in its first megabyte; that costs little. All of them are whole.</summary>
    /// <inheritdoc cref="OpenAsync(IReadOnlyList{string}, CancellationToken)" path="/exception"/>
    public abstract Task<ExportRows> OpenHeadAsync(CancellationToken cancellationToken);

    /// <inheritdoc cref="OpenAsync(IReadOnlyList{string}, CancellationToken)"/>
    public Task<ExportRows> OpenAsync(CancellationToken cancellationToken) => OpenAsync([], cancellationToken);

    public abstract ValueTask DisposeAsync();

    /// <summary>Why a row's bytes are no text; <c>null</c> if they are.</summary>
    public string? FaultOf(ReadOnlySpan<byte> row)
    {
        if (row.Contains(Nul)) return "a NUL character where text was expected";
        // What cannot be decoded has become the replacement character.
        var isText = Encoding.Decoder is null ? Utf8.IsValid(row) : row.IndexOf("\uFFFD"u8) < 0;
        return isText ? null : $"bytes that are no {Encoding.Name} text";
    }
}
