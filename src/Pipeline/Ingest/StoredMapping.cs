using Analytics.Exports.Mapping;

namespace Pipeline.Ingest;

/// <summary>A mapping and the version that stands in export ids.</summary>
/// <param name="Mapping">The mapping.</param>
/// <param name="Version">16 hex digits of its content's SHA-256, or <c>none</c>.</param>
/// <param name="Warnings">Mapping files that could not be used.</param>
public sealed record StoredMapping(ExportMapping Mapping, string Version, IReadOnlyList<string> Warnings);
