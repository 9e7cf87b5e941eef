namespace Pipeline.Runs;

/// <summary>How far a run is.</summary>
public static class RunStatus
{
    /// <summary>Started; training has not begun.</summary>
    public const string Queued = "queued";

    /// <summary>A model is being chosen or trained.</summary>
    public const string Training = "training";

    /// <summary>Parts are being scored.</summary>
    public const string Scoring = "scoring";

    /// <summary>
    /// A step failed too often and was given up; the reason says which and why. What is done stays, and the run before stays the current one;
    /// replayed, or asked for again, it goes on.
    /// </summary>
    public const string Incomplete = "incomplete";

    /// <summary>Readers see it, or saw it before a newer one.</summary>
    public const string Published = "published";

    /// <summary>Cannot be done with these inputs; the reason says why.</summary>
    public const string Failed = "failed";

    /// <summary>Its results are being removed; nobody is given them any more.</summary>
    public const string Removing = "removing";

    /// <summary>Was published once; its results are gone, as newer runs are kept.</summary>
    public const string Removed = "removed";

    /// <summary>Called off; the run before stays the current one. What it left behind is removed with a later cleanup.</summary>
    public const string Cancelled = "cancelled";

    public static bool IsFinal(string status) => status is Published or Failed or Removing or Removed or Cancelled;
}
