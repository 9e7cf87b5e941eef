namespace Pipeline.Ingest;

/// <summary>How far an export is; the text in the ledger is the member's name in camel case.</summary>
public static class ExportStatus
{
    /// <summary>An attempt is under way, or one broke off; nothing of the export is visible.</summary>
    public const string Reading = "reading";

    /// <summary>Taken in: its rows count from the next run on.</summary>
    public const string Accepted = "accepted";

    /// <summary>The same content was taken in before under the same kind and mapping; nothing was added.</summary>
    public const string SameContent = "sameContent";

    /// <summary>Cannot be read; the message says why. Nothing of it was taken in.</summary>
    public const string Unreadable = "unreadable";

    /// <summary>Held back whole, as too many rows were rejected; the message says how many and why. The rejected rows lie in quarantine.</summary>
    public const string Held = "held";

    /// <summary>The blob was overwritten or removed before it was read; what is there now is an export of its own.</summary>
    public const string Replaced = "replaced";

    /// <summary>Given up after too many attempts; the message says why. Its message lies in the table <c>Poison</c>; replayed, it is read again.</summary>
    public const string Failed = "failed";

    /// <summary>Whether a redelivery has nothing left to do.</summary>
    public static bool IsFinal(string? status) => status is Accepted or SameContent or Unreadable or Held or Replaced;

    /// <summary>Whether nobody is to take it up by themselves: it is done, or given up.</summary>
    public static bool IsSettled(string? status) => IsFinal(status) || status == Failed;
}
