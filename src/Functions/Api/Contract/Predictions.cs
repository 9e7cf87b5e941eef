namespace Functions.Api.Contract;

/// <summary>A page of all predictions of a run, in the order of their keys in the table.</summary>
public sealed record PredictionListAnswer(string RunId, IReadOnlyList<CustomerAnswer> Predictions, string? Token);

/// <summary>The CSV files of a run.</summary>
public sealed record PartListAnswer(string RunId, IReadOnlyList<PartAnswer> Parts);

/// <summary>
/// A gzipped CSV file. <c>url</c> is this API's, for files of up to 10 MB; <c>blobUrl</c> is the storage account's, for whoever may read its blobs.
/// </summary>
public sealed record PartAnswer(string Name, string Kind, long Bytes, string ETag, string Url, string BlobUrl);
