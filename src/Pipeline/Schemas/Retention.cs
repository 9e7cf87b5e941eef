namespace Pipeline.Schemas;

/// <summary>How long rows stay, in words.</summary>
internal static class Retention
{
    public const string OfRuns = "With the run: the three newest published runs stay, and the current one.";

    public const string Always = "Always.";
}
