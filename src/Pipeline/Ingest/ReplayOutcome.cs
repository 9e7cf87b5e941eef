namespace Pipeline.Ingest;

/// <summary>Whether an export is replayed, and if not, why.</summary>
public enum ReplayOutcome
{
    Queued,

    /// <summary>It was done at once.</summary>
    Replayed,

    /// <summary>No row is rejected that was meant to count.</summary>
    NothingRejected,

    /// <summary>No export of the name was seen.</summary>
    Unknown,

    /// <summary>The blob is gone.</summary>
    BlobGone,

    /// <summary>The blob was overwritten since: it is another export.</summary>
    BlobOverwritten,

    /// <summary>It is being read.</summary>
    BeingRead,

    /// <summary>Its content was taken in under another name, under which its rows are replayed.</summary>
    SameContent,
}
