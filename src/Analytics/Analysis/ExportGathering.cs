using System.Security.Cryptography;
using System.Text;
using Analytics.Customers;
using Analytics.Exports;
using Analytics.Exports.Rows;
using Analytics.Features;

namespace Analytics.Analysis;

/// <summary>
/// Reads exports one after another into customers' timelines, in memory. One with a key is read before those that ask for it; which of two
/// versions of a record counts follows the order in which the exports were given.
/// </summary>
/// <param name="options">What is taken in. What happened at the as-of date or later is counted as read, and then left out.</param>
/// <param name="progress">Told how far the reading is.</param>
internal sealed class ExportGathering(AnalysisOptions options, IProgress<AnalysisProgress>? progress)
{
    private const int RowsBetweenReports = 4_096;

    private readonly CustomerLinks _customers = new(options.Aliases, options.Identities);

    /// <exception cref="ExportUnreadableException">An export cannot be read, or all are left out; the message begins with a name.</exception>
    public async Task<GatheredExports> ReadAsync(IReadOnlyList<AnalysisInput> inputs, CancellationToken cancellationToken)
    {
        var read = new ReadExport[inputs.Count];
        foreach (var index in TableOrder.Of<int>([.. Enumerable.Range(0, inputs.Count)], index => inputs[index].Mapping.TableFor(inputs[index].Kind, inputs[index].Name, "")))
        {
            try
            {
                read[index] = await ReadAsync(inputs[index], cancellationToken);
            }
            catch (ExportUnreadableException exception)
            {
                throw new ExportUnreadableException($"{inputs[index].Name}: {exception.Message}", exception);
            }
        }
        if (read.All(export => export.Summary.IsHeld)) throw new ExportUnreadableException($"{read[0].Summary.Name}: {read[0].Summary.Warnings[0]}");
        return Gather(read);
    }

    private async Task<ReadExport> ReadAsync(AnalysisInput input, CancellationToken cancellationToken)
    {
        var stage = $"Reading {input.Name}";
        progress?.Report(new AnalysisProgress(stage, 0));
        var reader = new ExportReader(input.Kind, input.Name, input.Mapping, _customers);
        var opened = new OpenedInput(input);
        var records = new List<CanonicalRecord>();
        var (interactions, others) = (new ExportSpan(true, null, null, input.WrittenAt), new ExportSpan(false, null, null, input.WrittenAt));
        long rows = 0;
        await foreach (var row in reader.ReadAsync(opened.OpenAsync, cancellationToken))
        {
            // A duplicate that has a record is a further version of one.
            foreach (var record in row.Records)
            {
                if (!(record.HappenedAt >= options.AsOf)) records.Add(record);
                if (row.Outcome != RowOutcome.Accepted) continue;
                if (record is Interaction) interactions = interactions.With(record.HappenedAt);
                else others = others.With(record.HappenedAt);
            }
            if (++rows % RowsBetweenReports != 0) continue;
            cancellationToken.ThrowIfCancellationRequested();
            progress?.Report(new AnalysisProgress(stage, opened.Share));
        }
        progress?.Report(new AnalysisProgress(stage, 1));
        return new ReadExport(HeldExport.Judge(reader.Summary, options.MaxRejectedShare), records, [interactions, others]);
    }

    private static GatheredExports Gather(IReadOnlyList<ReadExport> read)
    {
        var timelines = new TimelineBuilder();
        var columns = new SortedSet<string>(StringComparer.Ordinal);
        var contents = new StringBuilder();
        foreach (var (summary, records, _) in read.Where(export => !export.Summary.IsHeld))
        {
            foreach (var record in records)
            {
                timelines.Add(record);
                if (record is Customer { Attributes: { } attributes }) columns.UnionWith(attributes.Keys);
            }
            contents.Append(summary.Kind).Append(' ').Append(summary.ContentHash).Append('\n');
        }
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(contents.ToString())));
        var spans = read.Where(export => !export.Summary.IsHeld).SelectMany(export => export.Spans);
        return new GatheredExports(timelines.Build(), [.. read.Select(export => export.Summary)], [.. spans], [.. columns], hash);
    }

    private readonly record struct ReadExport(ExportSummary Summary, List<CanonicalRecord> Records, ExportSpan[] Spans);

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
