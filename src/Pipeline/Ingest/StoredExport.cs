using Azure;
using Pipeline.Telemetry;

namespace Pipeline.Ingest;

/// <summary>The blob of an export as it lies in storage.</summary>
/// <param name="Name">The blob's name.</param>
/// <param name="Version">The version that the export is known by: that of its upload, also after rows were blanked in it.</param>
/// <param name="UploadedAt">When that version was written.</param>
/// <param name="Stored">The version that is there, for reading.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="Origin">Where in a trace it was uploaded; <c>null</c> if that is not known.</param>
internal sealed record StoredExport(string Name, ETag Version, DateTimeOffset UploadedAt, ETag Stored, long Bytes, TraceContext? Origin);
