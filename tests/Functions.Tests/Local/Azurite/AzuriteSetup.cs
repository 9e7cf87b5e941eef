using Functions.Local.Azurite;
using Testing;

namespace Functions.Tests.Local.Azurite;

/// <summary>What the tests here share: the repository's Azurite, and folders that vanish.</summary>
internal static class AzuriteSetup
{
    public static async Task<AzuriteInstallation> LocateAsync()
    {
        try
        {
            return await new AzuriteLocator(AppContext.BaseDirectory).LocateAsync();
        }
        catch (AzuriteUnavailableException exception)
        {
            throw Requires.Missing(exception.Message);
        }
    }

    /// <summary>An "Azurite" that is a script of the test's own, run by the real Node.js.</summary>
    public static async Task<AzuriteInstallation> StandInAsync(TemporaryFolder folder, string script)
    {
        var installation = await LocateAsync();
        return installation with { ScriptPath = folder.Write("stand-in.js", script) };
    }
}
