using Analytics.Exports.Aliases;

namespace Analytics.Exports.Blanking;

/// <summary>Writes a copy of a list of aliases in which the lines of some pairs are empty, as <see cref="RowBlanker"/> does of an export.</summary>
public static class AliasBlanker
{
    /// <param name="name">The file's name.</param>
    /// <param name="open">Opens the list from its start, any number of times.</param>
    /// <param name="isMeant">Whether the pairs of an id are to go, whichever of the two it is.</param>
    /// <param name="copy">Takes the copy, if it can be made; may be read and sought.</param>
    /// <param name="cancellationToken">Breaks the work off.</param>
    /// <exception cref="ExportUnreadableException">The list cannot be read.</exception>
    public static async Task<BlankedExport> BlankAsync(
        string name, Func<CancellationToken, ValueTask<Stream>> open, Func<string, bool> isMeant, Stream copy, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(isMeant);
        ArgumentNullException.ThrowIfNull(copy);
        var lines = new List<(long First, long Last)>();
        var kept = new List<(string, string, long)>();
        long pairs = 0;
        var isOpen = false;
        await foreach (var pair in AliasFile.ReadPairsAsync(name, open, cancellationToken))
        {
            if (isOpen) lines[^1] = (lines[^1].First, pair.LineNumber - 1);
            isOpen = isMeant(pair.Alias) || isMeant(pair.CustomerId);
            if (!isOpen)
            {
                kept.Add(pair);
                continue;
            }
            pairs++;
            lines.Add((pair.LineNumber, long.MaxValue));
        }
        if (pairs == 0) return new BlankedExport(0, true);
        return new BlankedExport(pairs, await BlankedCopy.WriteAsync(open, copy, lines, cancellationToken) && await IsProvenAsync(name, copy, kept, cancellationToken));
    }

    private static async Task<bool> IsProvenAsync(string name, Stream copy, List<(string, string, long)> expected, CancellationToken cancellationToken)
    {
        var found = 0;
        try
        {
            await foreach (var pair in AliasFile.ReadPairsAsync(name, _ => ValueTask.FromResult<Stream>(new RereadStream(copy)), cancellationToken))
            {
                if (found == expected.Count || expected[found++] != pair) return false;
            }
        }
        catch (ExportUnreadableException)
        {
            return false;
        }
        return found == expected.Count;
    }
}
