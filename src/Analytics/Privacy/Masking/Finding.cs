namespace Analytics.Privacy.Masking;

/// <summary>A stretch of a text that is to be masked.</summary>
/// <param name="Start">Index of its first character.</param>
/// <param name="End">The index behind its last one.</param>
/// <param name="Kind">What it is.</param>
internal readonly record struct Finding(int Start, int End, MaskKind Kind);
