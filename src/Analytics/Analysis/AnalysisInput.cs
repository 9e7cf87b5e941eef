using Analytics.Exports;
using Analytics.Exports.Mapping;

namespace Analytics.Analysis;

/// <summary>One export to be analysed.</summary>
/// <param name="Kind">One of <see cref="ExportKind.All"/>.</param>
/// <param name="Name">Its name, for messages and the account of its rows.</param>
/// <param name="Mapping">Which column is which; <see cref="ExportMapping.None"/> to go by names.</param>
/// <param name="WrittenAt">When it was written: the as-of date follows from it where no row has a time.</param>
/// <param name="Open">Opens the content from its start, any number of times; the stream is closed after reading.</param>
public sealed record AnalysisInput(string Kind, string Name, ExportMapping Mapping, DateTimeOffset WrittenAt, Func<Stream> Open);
