using System.Security.Cryptography;
using System.Text;
using Analytics.Customers;
using Analytics.Exports;
using Analytics.Features;

namespace Analytics.Analysis;

/// <summary>Reads exports one after another into customers' timelines, in memory.</summary>
/// <param name="until">What happened at that time or later is counted as read, and then left out; <c>null</c> takes everything.</param>
/// <param name="progress">Told how far the reading is.</param>
internal sealed class ExportGathering(DateTimeOffset? until, IProgress<AnalysisProgress>? progress)
{
    private const int RowsBetweenReports = 4_096;

    private readonly CustomerLinks _customers = CustomerLinks.None;
    private readonly TimelineBuilder _timelines = new();
    private readonly SortedSet<string> _columns = new(StringComparer.Ordinal);
    private readonly List<ExportSummary> _summaries = [];
    private readonly List<ExportSpan> _spans = [];
    private readonly StringBuilder _contents = new();

    /// <exception cref="ExportUnreadableException">An export cannot be read; the message begins with its name.</exception>
    public async Task<GatheredExports> ReadAsync(IReadOnlyList<AnalysisInput> inputs, CancellationToken cancellationToken)
    {
        foreach (var input in inputs)
        {
            try
            {
                await ReadAsync(input, cancellationToken);
            }
            catch (ExportUnreadableException exception)
            {
                throw new ExportUnreadableException($"{input.Name}: {exception.Message}", exception);
            }
        }
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(_contents.ToString())));
        return new GatheredExports(_timelines.Build(), _summaries, _spans, [.. _columns], hash);
    }

    private async Task ReadAsync(AnalysisInput input, CancellationToken cancellationToken)
    {
        var stage = $"Reading {input.Name}";
        progress?.Report(new AnalysisProgress(stage, 0));
        var reader = new ExportReader(input.Kind, input.Name, input.Mapping, _customers);
        var opened = new OpenedInput(input);
        long rows = 0;
        await foreach (var row in reader.ReadAsync(opened.OpenAsync, cancellationToken))
        {
            // A duplicate that has a record is a further version of one.
            foreach (var record in row.Records) Add(record);
            if (++rows % RowsBetweenReports != 0) continue;
            cancellationToken.ThrowIfCancellationRequested();
            progress?.Report(new AnalysisProgress(stage, opened.Share));
        }
        progress?.Report(new AnalysisProgress(stage, 1));

        var summary = reader.Summary;
        _summaries.Add(summary);
        _spans.Add(new ExportSpan(input.Kind == ExportKind.Interactions, summary.FirstEventAt, summary.LastEventAt, input.WrittenAt));
        _contents.Append(input.Kind).Append(' ').Append(summary.ContentHash).Append('\n');
    }

    private void Add(CanonicalRecord record)
    {
        if (record.HappenedAt >= until) return;
        _timelines.Add(record);
        if (record is Customer { Attributes: { } attributes }) _columns.UnionWith(attributes.Keys);
    }

    /// <summary>Knows how far the reading of an input is: it is read twice.</summary>
    private sealed class OpenedInput(AnalysisInput input)
    {
        private const int Readings = 2;

        private Stream? _current;
        private int _opened;

        public double Share => _current is { CanSeek: true, CanRead: true, Length: > 0 } stream
            ? Math.Min(1, (_opened - 1 + ((double)stream.Position / stream.Length)) / Readings)
            : 0;

        public ValueTask<Stream> OpenAsync(CancellationToken cancellationToken)
        {
            _opened++;
            return ValueTask.FromResult(_current = input.Open());
        }
    }
}
