using Analytics.Privacy;

namespace Pipeline.Ingest;

/// <summary>What rows are read by, besides the settings.</summary>
/// <param name="Mapping">The mapping for the export.</param>
/// <param name="Aliases">Ids that belong to one customer.</param>
/// <param name="Keys">The exports that name customers under keys that the mapping asks for.</param>
internal sealed record ReadingRules(StoredMapping Mapping, AliasMap Aliases, KeyTables Keys);
