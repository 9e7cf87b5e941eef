namespace Pipeline.Outcomes;

/// <summary>The words in which an outcome is told.</summary>
public static class OutcomeCodes
{
    /// <summary>How the customer was contacted.</summary>
    public static IReadOnlyList<string> Contacts { get; } = ["called", "emailed", "messaged", "visited", "other"];

    /// <summary>What came of it.</summary>
    public static IReadOnlyList<string> Results { get; } = ["reached", "notReached", "offered", "accepted", "declined", "kept", "lost"];
}
