using Functions.Local.Azurite;
using Xunit.Sdk;

namespace Testing;

/// <summary>What a test needs of the machine. Where it is missing the test is skipped with the reason; on CI it fails.</summary>
public static class Requires
{
    /// <summary>
    /// The exception to throw from a test that cannot run here for want of something, which <paramref name="reason"/> names.
    /// </summary>
    public static Exception Missing(string reason) =>
        string.Equals(Environment.GetEnvironmentVariable("CI"), "true", StringComparison.OrdinalIgnoreCase)
            ? new InvalidOperationException(reason)
            : SkipException.ForSkip(reason);

    /// <summary>The storage emulator, which takes Node.js; installed if it is not yet.</summary>
    public static async Task AzuriteAsync()
    {
        try
        {
            await new AzuriteLocator(AppContext.BaseDirectory).LocateAsync();
        }
        catch (AzuriteUnavailableException exception)
        {
            throw Missing(exception.Message);
        }
    }
}
