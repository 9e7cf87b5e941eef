using System.IO.Compression;
using System.Security.Cryptography;
using Analytics.Exports.Formats.Archives;
using Analytics.Exports.Formats.Workbooks;

namespace Analytics.Exports.Formats;

/// <summary>Finds the tables of a file, through the archives that it consists of, and holds what is open for them.</summary>
internal sealed class FileOpening(FileHash hash, ExportLimits limits, Func<string, string?> sheetOf, CancellationToken cancellationToken) : IAsyncDisposable
{
    private static readonly string[] TableExtensions = ["", ".csv", ".tsv", ".tab", ".psv", ".txt", ".dat", ".json", ".jsonl", ".ndjson", ".xlsx", ".xlsm", ".xls", ".gz", ".zip"];

    private readonly List<ExportTable> _tables = [];
    private readonly List<string> _notes = [];
    private readonly List<IAsyncDisposable> _bytes = [];
    private readonly List<IDisposable> _archives = [];

    public IReadOnlyList<ExportTable> Tables => _tables;

    public IReadOnlyList<string> Notes => _notes;

    /// <summary>Adds the tables in some bytes.</summary>
    /// <exception cref="NoTableException">There are none.</exception>
    /// <exception cref="ExportUnreadableException">They are damaged, or beyond the bounds.</exception>
    public async Task AddAsync(FileLayer layer)
    {
        _bytes.Add(layer.Bytes);
        await layer.Bytes.ReadStartAsync(cancellationToken);
        var start = layer.Bytes.Start;
        if (start.IsEmpty) throw new NoTableException(ExportSignature.Empty);
        if (ExportSignature.IsGzip(start.Span)) await AddGzipAsync(layer);
        else if (ExportSignature.IsZip(start.Span)) await AddZipAsync(layer);
        else if (ExportSignature.IsBareWorkbook(start.Span)) throw new NoTableException(ExportSignature.OldWorkbook);
        else if (ExportSignature.IsCompound(start.Span)) await AddOldWorkbookAsync(layer);
        else _tables.Add(await TextTable.CreateAsync(layer.TableName, layer.FileName, layer.Wrapping, layer.Bytes, limits, cancellationToken));
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var table in _tables) await table.DisposeAsync();
        foreach (var bytes in _bytes) await bytes.DisposeAsync();
        foreach (var archive in _archives) archive.Dispose();
    }

    private Task AddGzipAsync(FileLayer layer)
    {
        CheckNesting(layer);
        var inner = new ExportBytes(async token => new GunzipStream(await layer.Bytes.OpenAsync(token), limits));
        var name = layer.FileName.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? layer.FileName[..^3] : layer.FileName;
        return AddAsync(layer with { Bytes = inner, FileName = name, Wrapping = $".gz{layer.Wrapping}", Depth = layer.Depth + 1 });
    }

    private async Task AddZipAsync(FileLayer layer)
    {
        var archive = new BoundedZip(await SeekableAsync(layer), limits);
        _archives.Add(archive);
        if (XlsxWorkbook.IsPackage(archive))
        {
            AddWorkbook(XlsxWorkbook.Open(archive, limits), layer, "xlsx");
            return;
        }
        if (archive.Entries.Any(entry => entry.FullName == "mimetype")) throw new NoTableException("the file is an OpenDocument file: save the sheet as .xlsx or as CSV UTF-8.");
        if (layer.IsInZip) throw new NoTableException("archives in archives are not opened.");
        CheckNesting(layer);
        await AddEntriesAsync(archive, layer);
    }

    private async Task AddEntriesAsync(BoundedZip archive, FileLayer layer)
    {
        var faults = new List<string>();
        foreach (var entry in archive.Entries)
        {
            var name = DisplayName(entry.FullName);
            if (ReasonToSkip(entry, name) is { } reason)
            {
                if (reason.Length > 0) Skip(name, reason);
                continue;
            }
            try
            {
                var bytes = new ExportBytes(_ => ValueTask.FromResult(archive.Open(entry)));
                await AddAsync(new FileLayer(bytes, name, name, $".zip{layer.Wrapping}", layer.Depth + 1, IsInZip: true));
            }
            catch (NoTableException exception)
            {
                Skip(name, exception.Message);
            }
            catch (ExportUnreadableException exception)
            {
                throw new ExportUnreadableException($"'{name}' in the archive: {exception.Message}", exception);
            }
        }
        if (_tables.Count > 0) return;
        throw new NoTableException(faults.Count switch
        {
            0 => "the archive is empty: expected CSV, JSON or workbooks in it.",
            1 => $"the archive holds nothing that could be read: {faults[0]}",
            _ => $"the archive holds nothing that could be read: {faults[0]} {faults.Count - 1} more entries were passed over.",
        });

        void Skip(string name, string reason)
        {
            faults.Add($"'{name}' was passed over: {reason.TrimEnd('.')}.");
            _notes.Add(faults[^1]);
        }
    }

    /// <summary>Why an entry is not opened; empty where that is not worth a word.</summary>
    private static string? ReasonToSkip(ZipArchiveEntry entry, string name)
    {
        // Folders, and what operating systems leave behind.
        if (name.Length == 0 || name[0] == '.' || entry.FullName.StartsWith("__MACOSX/", StringComparison.Ordinal)) return "";
        if (entry.IsEncrypted) return "it is protected by a password";
        if (entry.Length == 0) return "it is empty";
        return TableExtensions.Contains(Path.GetExtension(name), StringComparer.OrdinalIgnoreCase) ? null : "it is of a kind that holds no table";
    }

    /// <summary>The last part of an entry's path without control characters; a name to show, and never a path.</summary>
    private static string DisplayName(string path)
    {
        const int Longest = 200;
        var name = path[(path.LastIndexOfAny(['/', '\\']) + 1)..];
        if (name.Length > Longest) name = name[..Longest];
        return string.Concat(name.Where(character => !char.IsControl(character)));
    }

    private async Task AddOldWorkbookAsync(FileLayer layer)
    {
        var file = await SeekableAsync(layer);
        _archives.Add(file);
        AddWorkbook(XlsWorkbook.Open(file, limits), layer, "xls");
    }

    private void AddWorkbook(Workbook workbook, FileLayer layer, string format)
    {
        var choice = SheetChoice.Of(workbook, sheetOf(layer.TableName));
        _notes.AddRange(choice.Notes.Select(note => layer.TableName.Length == 0 ? note : $"In '{layer.TableName}': {note}"));
        var name = layer.TableName.Length == 0 ? choice.Sheet.Name : layer.TableName;
        _tables.Add(new WorkbookTable(name, format + layer.Wrapping, workbook, choice, limits));
    }

    /// <summary>The bytes as a stream that can be read anywhere. Those of the whole file are hashed.</summary>
    private async ValueTask<Stream> SeekableAsync(FileLayer layer)
    {
        if (layer.Depth == 0 && layer.Bytes.TakeSeekable() is { } file)
        {
            // Its pieces are read in no order, some of them never.
            hash.Value ??= Convert.ToHexStringLower(await SHA256.HashDataAsync(file, cancellationToken));
            file.Position = 0;
            return file;
        }
        var maxBytes = layer.Depth == 0 ? limits.MaxInflatedBytes : limits.MaxWorkbookBytes;
        var stream = await layer.Bytes.OpenAsync(cancellationToken);
        var spooled = await SpooledFile.CreateAsync(stream, maxBytes, () => WorkbookFault.TooLarge(limits), cancellationToken);
        await layer.Bytes.CloseAsync();
        return spooled;
    }

    private void CheckNesting(FileLayer layer)
    {
        if (layer.Depth >= limits.MaxNesting) throw new NoTableException($"archives in archives are opened to a depth of {limits.MaxNesting} only.");
    }
}
