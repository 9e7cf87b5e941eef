using Analytics.Exports;
using Analytics.Exports.Quality;

namespace Pipeline.Ingest;

/// <summary>Looks over what an export came to, beside those of its kind that the ledger has, and notes what was found.</summary>
internal sealed class LedgerReview(ExportLedger ledger)
{
    /// <summary>A year of monthly exports.</summary>
    private const int ComparedExports = 12;

    /// <summary>The entry with findings and profile, of an export that was read as a whole.</summary>
    /// <param name="entry">What the reading came to.</param>
    /// <param name="summary">The same, with what was recognised and what the accepted rows look like.</param>
    /// <param name="cancellationToken">Cancels the read of earlier exports.</param>
    public async Task<LedgerEntry> ReviewAsync(LedgerEntry entry, ExportSummary summary, CancellationToken cancellationToken)
    {
        var earlier = await ledger.EarlierAsync(entry, ComparedExports, cancellationToken);
        // One that was taken in before profiles were kept has none.
        var profiles = earlier.Where(other => other.Profile is not null).Select(other => KeptProfile.Read(other.Profile!)).ToList();
        // A blob's upload is the last moment at which something could be written into it.
        var findings = QualityReport.OfExport(summary, entry.UploadedAt, profiles);
        return entry with { Findings = LedgerFindings.Bounded(findings), Profile = KeptProfile.Write(summary.Profile) };
    }

    /// <summary>The same of an export of which rejected rows were taken in again.</summary>
    /// <param name="entry">What the replay came to.</param>
    /// <param name="reading">The reading that the replay made, of all rows; those of <paramref name="entry"/> take the place of its counts.</param>
    /// <param name="added">What the rows look like that were taken in now.</param>
    /// <param name="cancellationToken">Cancels the read of earlier exports.</param>
    public Task<LedgerEntry> ReviewAgainAsync(LedgerEntry entry, ExportSummary reading, ExportProfile added, CancellationToken cancellationToken)
    {
        var summary = reading with
        {
            RowsRead = entry.RowsRead,
            Accepted = entry.Accepted,
            Rejected = entry.Rejected,
            Duplicates = entry.Duplicates,
            Rejections = entry.Rejections,
            Profile = entry.Profile is { } kept ? KeptProfile.Read(kept).Plus(KeptProfile.Of(added)) : reading.Profile,
        };
        return ReviewAsync(entry, summary, cancellationToken);
    }
}
