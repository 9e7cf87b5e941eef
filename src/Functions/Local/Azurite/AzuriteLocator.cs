namespace Functions.Local.Azurite;

/// <summary>
/// Finds the Azurite that the nearest package.json asks for, from a folder upwards, and installs it where it is missing.
/// </summary>
/// <param name="startDirectory">Where to start looking.</param>
/// <param name="searchPath">Folders to find node and npm in, separated as in PATH; null takes PATH.</param>
public sealed class AzuriteLocator(string startDirectory, string? searchPath = null)
{
    private const string Alternative = "or set AzureWebJobsStorage to the connection string of a storage account";

    private readonly string? _searchPath = searchPath ?? Environment.GetEnvironmentVariable("PATH");

    /// <summary>
    /// Gives the installation; <paramref name="progress"/> hears one line when npm starts to install and one when it is done.
    /// </summary>
    /// <exception cref="AzuriteUnavailableException">Node.js, npm or a package.json naming azurite is missing, or npm failed.</exception>
    public async Task<AzuriteInstallation> LocateAsync(IProgress<string>? progress = null, CancellationToken cancellationToken = default)
    {
        var package = AzuritePackage.FindAbove(startDirectory)
            ?? throw new AzuriteUnavailableException(
                $"No package.json that names azurite was found in {Path.GetFullPath(startDirectory)} or above it: "
                + $"run from the project's folder, {Alternative}.");
        var node = ExecutableSearch.Find("node", _searchPath)
            ?? throw new AzuriteUnavailableException(
                $"Azurite, the local storage emulator, needs Node.js 20 or newer on the PATH: install it, {Alternative}.");

        if (package.Installed() is { } present)
            return new AzuriteInstallation(node, present.ScriptPath, present.Version);

        var npm = ExecutableSearch.Find("npm", _searchPath)
            ?? throw new AzuriteUnavailableException(
                $"Azurite is not installed in {package.Directory} and npm, which would install it, is not on the PATH: "
                + $"install npm, {Alternative}.");
        await using (await LockAsync(package.Directory, cancellationToken).ConfigureAwait(false))
        {
            // Whoever held the lock before may have installed it meanwhile.
            if (package.Installed() is null)
            {
                progress?.Report($"Installing Azurite {package.RequestedVersion} into {package.Directory}.");
                await InstallAsync(npm, package.Directory, cancellationToken).ConfigureAwait(false);
                progress?.Report("Installed Azurite.");
            }
        }

        var installed = package.Installed()
            ?? throw new AzuriteUnavailableException(
                $"npm ci in {package.Directory} did not install Azurite {package.RequestedVersion}: "
                + $"check package-lock.json, {Alternative}.");
        return new AzuriteInstallation(node, installed.ScriptPath, installed.Version);
    }

    private async Task InstallAsync(string npm, string directory, CancellationToken cancellationToken)
    {
        // --ignore-scripts: Azurite needs no build step, and no package gets to run code on installation.
        var result = await CommandRun.RunAsync(
            npm, ["ci", "--ignore-scripts", "--no-audit", "--no-fund"], directory, _searchPath, cancellationToken).ConfigureAwait(false);
        if (result.ExitCode != 0)
        {
            throw new AzuriteUnavailableException(
                $"npm ci in {directory} failed with exit code {result.ExitCode}: repair the cause below, {Alternative}."
                + Environment.NewLine + result.Output);
        }
    }

    /// <summary>Two installations into one folder at the same time, as by two test assemblies, would delete each other's files.</summary>
    private static async Task<FileStream> LockAsync(string directory, CancellationToken cancellationToken)
    {
        // Not in node_modules, which npm ci deletes first.
        var path = Path.Combine(Directory.CreateDirectory(Path.Combine(directory, ".pipeline")).FullName, "azurite-install.lock");
        while (true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (File.Exists(path))
            {
                await Task.Delay(TimeSpan.FromMilliseconds(200), cancellationToken).ConfigureAwait(false);
            }
        }
    }
}
