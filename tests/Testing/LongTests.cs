namespace Testing;

/// <summary>Whether tests that have a long form are to take it: with <c>PIPELINE_LONG_TESTS=1</c>.</summary>
public static class LongTests
{
    public static bool AreWanted { get; } = Environment.GetEnvironmentVariable("PIPELINE_LONG_TESTS") == "1";
}
