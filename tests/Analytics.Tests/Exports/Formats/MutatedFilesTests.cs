using System.Text;
using Analytics.Exports;
using Analytics.Tests.Exports.Formats.Workbooks;
using Testing;

namespace Analytics.Tests.Exports.Formats;

public sealed class MutatedFilesTests
{
    [Fact]
    public async Task Read_MutatedFiles_AreReadOrUnreadableAndNothingElse()
    {
        var csv = Encoding.UTF8.GetBytes("id;note\n" + string.Concat(Enumerable.Range(0, 60).Select(number => $"{number};\"so \"\"und\"\" so\n{number * 7919 % 997}\"\n")));
        var calls = File.ReadAllBytes(Path.Combine(Repository.Root, "tests", "Analytics.Tests", "Exports", "Formats", "Workbooks", "calls.xls"));
        var workbook = new XlsxFile().Sheet("s", ["id", "day", "note"], ["a", new XlsxFile.Formatted(46086.5, "yyyy-mm-dd hh:mm"), "x"], [1, true, null]).ToArray();
        var page = Encoding.UTF8.GetBytes("{\"count\":2,\"data\":[{\"id\":1,\"tags\":[\"a\"]},{\"id\":2}],\"next\":null}");
        byte[][] seeds = [csv, ZipBytes.Gzip(csv), calls, workbook, page, ZipBytes.Of(("a.csv", csv), ("b.json", page), ("c.xlsx", workbook), ("d.csv.gz", ZipBytes.Gzip(csv)))];
        var random = new Random(20);
        var read = 0;
        for (var number = 0; number < 600; number++)
        {
            var content = Mutation.OfBytes(seeds[number % seeds.Length], random);
            try
            {
                await using var file = await ExportFiles.OpenAsync("export", content, isSeekable: number % 3 > 0);
                foreach (var table in file.Tables) await table.LinesAsync();
                read++;
            }
            catch (ExportUnreadableException exception)
            {
                Assert.EndsWith(".", exception.Message, StringComparison.Ordinal);
            }
        }

        Assert.InRange(read, 100, 500);
    }
}
