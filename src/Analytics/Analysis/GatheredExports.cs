using Analytics.Customers;
using Analytics.Exports;
using Analytics.Features;

namespace Analytics.Analysis;

/// <summary>What was read from all exports of an analysis.</summary>
/// <param name="Batch">The customers and the anonymous answers.</param>
/// <param name="Summaries">What became of the rows, one an export.</param>
/// <param name="Spans">The times of the exports.</param>
/// <param name="Columns">Names of the attributes that customers have, in order.</param>
/// <param name="ContentHash">SHA-256 over kind and content of all exports, in hex.</param>
internal sealed record GatheredExports(
    TimelineBatch Batch, IReadOnlyList<ExportSummary> Summaries, IReadOnlyList<ExportSpan> Spans, IReadOnlyList<string> Columns, string ContentHash);
