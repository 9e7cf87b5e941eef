using Analytics.Privacy;

namespace Pipeline.Ingest;

/// <summary>An export with what it is read by.</summary>
/// <param name="Identity">Which export it is.</param>
/// <param name="Mapping">The mapping for it.</param>
/// <param name="Aliases">Ids that belong to one customer.</param>
/// <param name="Stored">The blob.</param>
internal sealed record IdentifiedExport(ExportIdentity Identity, StoredMapping Mapping, AliasMap Aliases, StoredExport Stored);
