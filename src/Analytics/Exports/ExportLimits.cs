namespace Analytics.Exports;

/// <summary>Bounds that a hostile or broken export runs into before it costs memory.</summary>
public sealed record ExportLimits
{
    /// <summary>Longest row, in bytes of UTF-8.</summary>
    public int MaxRowBytes { get; init; } = 16 * 1024 * 1024;

    /// <summary>Longest cell, in bytes of UTF-8. A row with a longer one is rejected.</summary>
    public int MaxCellBytes { get; init; } = 1024 * 1024;

    /// <summary>Most columns of a header.</summary>
    public int MaxColumns { get; init; } = 2_000;

    /// <summary>Longest id, in characters.</summary>
    public int MaxIdLength { get; init; } = 4_000;

    /// <summary>Longest other text, in characters; longer comments are cut, as they are only read for topics.</summary>
    public int MaxTextLength { get; init; } = 10_000;

    /// <summary>
    /// Most bytes that a byte of an archive may become, once <see cref="InflatedBytesBeforeRatio"/> bytes came out of it. Exports compress 5 to
    /// 30 times, very uniform ones about 100 times; what is made to fill a memory or a disk, 1,000 times.
    /// </summary>
    public int MaxInflationRatio { get; init; } = 200;

    /// <summary>Bytes that come out of an archive before its ratio is looked at.</summary>
    public long InflatedBytesBeforeRatio { get; init; } = 16L * 1024 * 1024;

    /// <summary>Most bytes that may come out of one file's archive in one reading.</summary>
    public long MaxInflatedBytes { get; init; } = 64L * 1024 * 1024 * 1024;

    /// <summary>Most entries of a zip archive, and parts of a workbook.</summary>
    public int MaxArchiveEntries { get; init; } = 1_000;

    /// <summary>Most archives around a table: 2 is a gzip file in a zip archive. A zip archive in another is never opened.</summary>
    public int MaxNesting { get; init; } = 2;

    /// <summary>Most bytes of a workbook: of the parts that are read, unpacked; of the old kind's file; and of the text in its cells.</summary>
    public long MaxWorkbookBytes { get; init; } = 2L * 1024 * 1024 * 1024;

    /// <summary>
    /// Most bytes, in UTF-8, of the texts that a workbook keeps in one place for all its cells. They are the one thing that is held in memory for
    /// as long as the workbook is read.
    /// </summary>
    public int MaxSharedStringBytes { get; init; } = 128 * 1024 * 1024;

    /// <summary>
    /// Rows that are told apart as they are read; repeated ones beyond it are counted when all rows are through. Each costs about 21 bytes of memory.
    /// </summary>
    public int RowsToldApart { get; init; } = 3 << 19;

    public static ExportLimits Default { get; } = new();
}
