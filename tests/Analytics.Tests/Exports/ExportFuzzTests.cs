using System.Diagnostics;
using Analytics.Exports;
using Analytics.Tests.Exports.Formats;
using Analytics.Tests.Exports.Tools;
using Testing;

namespace Analytics.Tests.Exports;

/// <summary>
/// Whatever a file holds, reading it ends: with rows that are all accounted for, or with one sentence that says what is wrong. 20,000 files in the
/// long mode, 500 else; the same ones each time.
/// </summary>
public sealed class ExportFuzzTests
{
    private const int Seed = 5;
    private static readonly TimeSpan LongestReading = TimeSpan.FromSeconds(5);

    [Fact]
    public async Task Read_MutatedExports_AreAccountedForOrUnreadable()
    {
        var seeds = ToolFiles.All().Select(file => (Kind: file.Split('/')[0], Name: file.Split('/')[1], Content: File.ReadAllBytes(ToolFiles.PathOf(file)))).ToArray();
        var random = new Random(Seed);
        var (read, unreadable) = (0, 0);
        for (var number = 0; number < (LongTests.AreWanted ? 20_000 : 500); number++)
        {
            var (kind, name, content) = seeds[random.Next(seeds.Length)];
            var mutated = random.Next(3) == 0 ? Mutation.OfContent(content, seeds[random.Next(seeds.Length)].Content, random) : Mutation.OfBytes(content, random);
            var started = Stopwatch.GetTimestamp();
            try
            {
                // The helper holds the account of rows to the rows.
                await ExportReading.ReadAsync(kind, random.Next(4) == 0 ? "export" : name, mutated);
                read++;
            }
            catch (ExportUnreadableException exception)
            {
                Assert.EndsWith(".", exception.Message, StringComparison.Ordinal);
                unreadable++;
            }
            // The short mode runs on machines that have other work.
            if (LongTests.AreWanted) Assert.True(Stopwatch.GetElapsedTime(started) < LongestReading, $"file {number} took too long");
        }

        Assert.True(read > 100 && unreadable > 50, $"{read} read, {unreadable} unreadable");
    }
}
