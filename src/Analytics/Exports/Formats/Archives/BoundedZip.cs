using System.IO.Compression;

namespace Analytics.Exports.Formats.Archives;

/// <summary>A zip archive whose directory was read within bounds. Entries' paths are never used as paths.</summary>
internal sealed class BoundedZip : IDisposable
{
    // Of the directory; names and extra fields make most of it.
    private const int MaxDirectoryBytesPerEntry = 4 * 1024;

    private readonly ZipArchive _archive;
    private readonly ExportLimits _limits;

    /// <param name="file">A seekable stream of the archive; closed with it.</param>
    /// <param name="limits">Bounds on its entries and on what they unpack to.</param>
    /// <exception cref="ExportUnreadableException">It is damaged, or beyond the bounds.</exception>
    public BoundedZip(Stream file, ExportLimits limits)
    {
        _limits = limits;
        var directory = new MeteredStream(file, (long)limits.MaxArchiveEntries * MaxDirectoryBytesPerEntry, TooMany);
        try
        {
            _archive = ZipFault.Wrap(() => new ZipArchive(directory, ZipArchiveMode.Read));
            Entries = ZipFault.Wrap(() => _archive.Entries);
            Check(file.Length);
        }
        catch
        {
            directory.Dispose();
            throw;
        }
        directory.EndMetering();
    }

    public IReadOnlyList<ZipArchiveEntry> Entries { get; }

    /// <summary>Opens an entry; any number of times, one at a time.</summary>
    /// <exception cref="ExportUnreadableException">It cannot be opened.</exception>
    public Stream Open(ZipArchiveEntry entry) => new ZipEntryStream(entry, _limits);

    public void Dispose() => _archive.Dispose();

    private void Check(long fileLength)
    {
        if (Entries.Count > _limits.MaxArchiveEntries) throw TooMany();
        var total = 0L;
        foreach (var entry in Entries)
        {
            // No entry can hold more than its length says, nor come from more bytes than the file has.
            if (entry.Length < 0 || entry.CompressedLength < 0 || entry.CompressedLength > fileLength) throw ZipFault.Damaged();
            if (entry.Length > _limits.MaxInflatedBytes - total) throw InflationBudget.TooLarge(_limits);
            total += entry.Length;
        }
        if (total > _limits.InflatedBytesBeforeRatio && total / _limits.MaxInflationRatio > fileLength) throw InflationBudget.TooDense(_limits);
    }

    private ExportUnreadableException TooMany() =>
        new($"the archive has more than {_limits.MaxArchiveEntries} entries, the most that are looked at: cut it into several.");
}
