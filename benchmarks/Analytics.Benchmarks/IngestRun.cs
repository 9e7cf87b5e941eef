using System.Buffers;
using System.Diagnostics;
using Analytics.Customers;
using Analytics.Exports;
using Analytics.Exports.Mapping;

namespace Analytics.Benchmarks;

/// <summary>What one side made of an export, as it prints it.</summary>
/// <param name="Seconds">By the clock, without what comes before the export is opened.</param>
/// <param name="ProcessorSeconds">The same of the process's processor time, all its threads.</param>
/// <param name="Versions">What it ran on.</param>
/// <param name="PeakMegabytes">The most memory its process has held, in units of 2^20 bytes.</param>
internal sealed record IngestRun(double Seconds, double ProcessorSeconds, long Rows, long Accepted, long Rejected, long Duplicates, double PeakMegabytes, string Versions)
{
    private const int WrittenAtOnce = 256 * 1024;

    /// <summary>Reads an export as the ingestion does and writes its records as lines, without compression.</summary>
    public static async Task<IngestRun> OursAsync(string path, string output)
    {
        using var process = Process.GetCurrentProcess();
        var before = process.TotalProcessorTime;
        var watch = Stopwatch.StartNew();
        var reader = new ExportReader(ExportKind.Surveys, Path.GetFileName(path), ExportMapping.None);
        var lines = new ArrayBufferWriter<byte>(2 * WrittenAtOnce);
        await using (var file = new FileStream(output, new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write, BufferSize = 0 }))
        {
            await foreach (var row in reader.ReadAsync(_ => ValueTask.FromResult<Stream>(new FileStream(path, new FileStreamOptions { BufferSize = 0 }))))
            {
                Write(lines, row);
                if (lines.WrittenCount < WrittenAtOnce) continue;
                file.Write(lines.WrittenSpan);
                lines.ResetWrittenCount();
            }
            file.Write(lines.WrittenSpan);
        }
        var seconds = watch.Elapsed.TotalSeconds;
        process.Refresh();
        var summary = reader.Summary;
        return new IngestRun(
            seconds, (process.TotalProcessorTime - before).TotalSeconds, summary.RowsRead, summary.Accepted, summary.Rejected, summary.Duplicates, Machine.PeakMegabytes, $".NET {Environment.Version}");
    }

    private static void Write(ArrayBufferWriter<byte> lines, ExportRow row)
    {
        foreach (var record in row.Records)
        {
            RecordJson.Write(lines, record);
            lines.Write("\n"u8);
        }
    }
}
