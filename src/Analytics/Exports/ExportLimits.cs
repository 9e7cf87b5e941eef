namespace Analytics.Exports;

/// <summary>Bounds that a hostile or broken export runs into before it costs memory.</summary>
public sealed record ExportLimits
{
    /// <summary>Longest row, in bytes of UTF-8.</summary>
    public int MaxRowBytes { get; init; } = 16 * 1024 * 1024;

    /// <summary>Most columns of a header.</summary>
    public int MaxColumns { get; init; } = 2_000;

    /// <summary>Longest id, in characters.</summary>
    public int MaxIdLength { get; init; } = 4_000;

    /// <summary>Longest other text, in characters; longer comments are cut, as they are only read for topics.</summary>
    public int MaxTextLength { get; init; } = 10_000;

    public static ExportLimits Default { get; } = new();
}
