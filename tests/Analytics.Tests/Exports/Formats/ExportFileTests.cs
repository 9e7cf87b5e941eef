using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Analytics.Exports;
using Analytics.Exports.Formats;
using Analytics.Tests.Exports.Formats.Workbooks;

namespace Analytics.Tests.Exports.Formats;

public sealed class ExportFileTests
{
    private static readonly byte[] Csv = [.. "id,score\na,5\nb,4\n"u8];
    private static readonly string[] Lines = ["id|score", "2|a|5", "3|b|4"];

    private static byte[] Workbook => new XlsxFile().Sheet("Answers", ["id", "score"], ["a", 5], ["b", 4]).ToArray();

    public static TheoryData<string, string> Wrapped => new()
    {
        { "s.csv", "csv" },
        { "s.csv.gz", "csv.gz" },
        { "s.xlsx", "xlsx" },
        { "s.xlsx.gz", "xlsx.gz" },
        { "s.zip", "csv.zip" },
        { "csv.gz in s.zip", "csv.gz.zip" },
        { "xlsx in s.zip", "xlsx.zip" },
        { "s.zip.gz", "csv.zip.gz" },
    };

    [Theory]
    [MemberData(nameof(Wrapped))]
    public async Task Open_SameTableHoweverItIsWrapped_GivesTheSameRowsEveryTimeAndTheFilesHash(string name, string format)
    {
        var content = name switch
        {
            "s.csv" => Csv,
            "s.csv.gz" => ZipBytes.Gzip(Csv),
            "s.xlsx" => Workbook,
            "s.xlsx.gz" => ZipBytes.Gzip(Workbook),
            "s.zip" => ZipBytes.Of(("s.csv", Csv)),
            "csv.gz in s.zip" => ZipBytes.Of(("s.csv.gz", ZipBytes.Gzip(Csv))),
            "xlsx in s.zip" => ZipBytes.Of(("s.xlsx", Workbook)),
            _ => ZipBytes.Gzip(ZipBytes.Of(("s.csv", Csv))),
        };
        foreach (var isSeekable in new[] { true, false })
        {
            // Nothing is told by the name.
            foreach (var given in new[] { name, "export" })
            {
                await using var file = await ExportFiles.OpenAsync(given, content, isSeekable: isSeekable);
                var table = file.Tables.Single();

                Assert.Equal(format, table.Format);
                Assert.Equal(Lines, await table.LinesAsync());
                await using (var head = await table.OpenHeadAsync(CancellationToken.None)) Assert.Equal(Lines, await head.LinesAsync(table));
                Assert.Equal(Lines, await table.LinesAsync());
                Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(content)), file.ContentHash);
                Assert.Empty(file.Notes);
            }
        }
    }

    [Fact]
    public async Task Open_ArchiveOfManyThings_ReadsTheTablesAndSaysWhatItPassesOver()
    {
        var content = ZipBytes.Of(
            ("exports/", []), ("exports/surveys/march.csv", Csv), ("exports/../../../etc/april\u0007.csv", Csv), ("C:\\data\\may.tsv", [.. "id\tscore\na\t5\nb\t4\n"u8]),
            ("__MACOSX/exports/._march.csv", [0, 5, 22, 7]), ("exports/.DS_Store", [1, 2, 3]), ("logo.png", [1, 2, 3]), ("blank.csv", []), ("spaces.csv", [.. "  \n"u8]),
            ("picture.csv", [.. "%PDF-1.7"u8]), ("older.zip", ZipBytes.Of(("s.csv", Csv))), ("june.xlsx", Workbook), ("july.csv.gz", ZipBytes.Gzip(Csv)));

        await using var file = await ExportFiles.OpenAsync("all.zip", content);

        Assert.Equal(["march.csv", "april.csv", "may.tsv", "june.xlsx", "july.csv.gz"], file.Tables.Select(table => table.Name));
        foreach (var table in file.Tables) Assert.Equal(Lines, await table.LinesAsync());
        Assert.Equal(
            ["logo.png", "blank.csv", "spaces.csv", "picture.csv", "older.zip"], file.Notes.Select(note => note.Split('\'')[1]));
        Assert.Equal("'logo.png' was passed over: it is of a kind that holds no table.", file.Notes[0]);
        Assert.Equal("'older.zip' was passed over: archives in archives are not opened.", file.Notes[4]);
    }

    [Theory]
    [InlineData("logo.png", "holds nothing that could be read: 'logo.png'")]
    [InlineData(".hidden", "archive is empty")]
    [InlineData("inner.zip", "archives in archives")]
    public async Task Open_ArchiveWithoutTables_IsUnreadable(string entry, string said)
    {
        var inner = entry == "inner.zip" ? ZipBytes.Of(("s.csv", Csv)) : Csv;

        Assert.Contains(said, await ExportFiles.MessageAsync("s.zip", ZipBytes.Of((entry, inner))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Open_LockedEntry_IsPassedOverAndUnreadableIfThereIsNothingElse()
    {
        var alone = Locked(ZipBytes.Of(("s.csv", Csv)), 1);
        var beside = Locked(ZipBytes.Of(("s.csv", Csv), ("t.csv", Csv)), 1);

        Assert.Contains("protected by a password", await ExportFiles.MessageAsync("s.zip", alone), StringComparison.Ordinal);
        await using var file = await ExportFiles.OpenAsync("s.zip", beside);
        Assert.Equal("t.csv", file.Tables.Single().Name);
        Assert.Equal("'s.csv' was passed over: it is protected by a password.", file.Notes.Single());
    }

    [Fact]
    public async Task Open_ZipCutAnywhere_IsUnreadable()
    {
        var content = ZipBytes.Of(("s.csv", Csv), ("t.csv", Csv));
        for (var length = 4; length < content.Length; length += 3) await ExportFiles.MessageAsync("s.zip", content[..length]);
    }

    [Fact]
    public async Task Read_EntryWithAFlippedByte_IsUnreadable()
    {
        var text = Encoding.UTF8.GetBytes("id,note\n" + string.Concat(Enumerable.Range(0, 200).Select(number => $"{number},{number * 7919 % 104729}\n")));
        var content = ZipBytes.Of(("s.csv", text));
        var start = content.AsSpan().IndexOf("s.csv"u8) + 5;
        for (var index = start; index < start + 500; index += 7)
        {
            var flipped = content.ToArray();
            flipped[index] ^= 4;
            Assert.Contains("damaged", await ExportFiles.MessageAsync("s.zip", flipped), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Read_StoredEntryWithAnotherChecksum_IsUnreadable()
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var entry = archive.CreateEntry("s.csv", CompressionLevel.NoCompression).Open();
            entry.Write(Csv);
        }
        var content = stream.ToArray();
        content[content.AsSpan().IndexOf("a,5"u8) + 2] = (byte)'1';

        Assert.Contains("checksum", await ExportFiles.MessageAsync("s.zip", content), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Open_ArchiveThatUnpacksToMuchMore_IsUnreadableBeforeItIsUnpacked()
    {
        var content = ZipBytes.Of(("s.csv", new byte[20 * 1024 * 1024]));

        Assert.Contains("200 times its size", await ExportFiles.MessageAsync("s.zip", content), StringComparison.Ordinal);
        Assert.Contains("cut it into several", await ExportFiles.MessageAsync("s.zip", content, new ExportLimits { MaxInflatedBytes = 1_000_000 }), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Open_EntriesBeyondTheBound_AreUnreadable()
    {
        var content = ZipBytes.Of([.. Enumerable.Range(0, 30).Select(number => ($"{number}.csv", Csv))]);
        var wide = ZipBytes.Of([.. Enumerable.Range(0, 30).Select(number => ($"{number}{new string('x', 60_000)}", Csv))]);

        Assert.Contains("more than 20 entries", await ExportFiles.MessageAsync("s.zip", content, new ExportLimits { MaxArchiveEntries = 20 }), StringComparison.Ordinal);
        Assert.Contains("more than 30 entries", await ExportFiles.MessageAsync("s.zip", wide, new ExportLimits { MaxArchiveEntries = 30 }), StringComparison.Ordinal);
        await using var file = await ExportFiles.OpenAsync("s.zip", content, new ExportLimits { MaxArchiveEntries = 30 });
        Assert.Equal(30, file.Tables.Count);
    }

    [Fact]
    public async Task Open_NestedTooDeeply_IsUnreadable()
    {
        var content = ZipBytes.Gzip(ZipBytes.Gzip(ZipBytes.Gzip(Csv)));

        Assert.Contains("to a depth of 2", await ExportFiles.MessageAsync("s.csv.gz.gz.gz", content), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Open_StreamThatCannotSeek_LeavesNoFileBehind()
    {
        var before = Directory.GetFiles(Path.GetTempPath(), "export-*").Length;
        await using (var file = await ExportFiles.OpenAsync("s.zip", ZipBytes.Of(("s.xlsx", Workbook)), isSeekable: false)) Assert.Equal(Lines, await file.Tables[0].LinesAsync());
        await ExportFiles.MessageAsync("s.zip", [.. "PK\u0003\u0004"u8, 1, 2, 3], isSeekable: false);

        Assert.InRange(Directory.GetFiles(Path.GetTempPath(), "export-*").Length, 0, before);
    }

    [Fact]
    public async Task Open_StreamThatFails_FailsAsItDoes()
    {
        await Assert.ThrowsAsync<IOException>(() => ExportFile.OpenAsync(_ => throw new IOException("gone"), "s.csv", ExportLimits.Default, CancellationToken.None));
    }

    /// <summary>Says of the first entries that they are encrypted.</summary>
    private static byte[] Locked(byte[] archive, int entries)
    {
        var (from, left) = (0, entries);
        while (left-- > 0)
        {
            var header = from + archive.AsSpan(from).IndexOf("PK\u0001\u0002"u8);
            archive[header + 8] |= 1;
            from = header + 4;
        }
        return archive;
    }
}
