namespace Analytics.Exports.Formats;

/// <summary>Bytes somewhere in a file: all of it, what a gzip file holds, or an entry of a zip archive.</summary>
/// <param name="Bytes">The bytes.</param>
/// <param name="FileName">Their own name, for its extension.</param>
/// <param name="TableName">See <see cref="ExportTable.Name"/>.</param>
/// <param name="Wrapping">The archives around them, innermost first, as they stand behind the format: <c>.gz</c>, <c>.gz.zip</c>.</param>
/// <param name="Depth">How many archives are around them.</param>
/// <param name="IsInZip">Whether one of those is a zip archive.</param>
internal sealed record FileLayer(ExportBytes Bytes, string FileName, string TableName = "", string Wrapping = "", int Depth = 0, bool IsInZip = false);
