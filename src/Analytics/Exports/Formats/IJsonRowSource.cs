namespace Analytics.Exports.Formats;

/// <summary>Cuts a JSON text into the texts of its rows without reading what stands in them.</summary>
internal interface IJsonRowSource
{
    /// <summary>The current row's text, valid until the next is read.</summary>
    ReadOnlySpan<byte> Row { get; }

    /// <summary>1-based line where the current row starts.</summary>
    long LineNumber { get; }

    /// <inheritdoc cref="ExportRows.ReadAsync"/>
    ValueTask<bool> ReadAsync(CancellationToken cancellationToken);
}
