namespace Functions.Local.Azurite;

/// <summary>Finds a command the way a shell would: by name, in the folders of a PATH.</summary>
internal static class ExecutableSearch
{
    public static string? Find(string name, string? searchPath)
    {
        // A script such as npm is a file of its own on Windows (npm.cmd), beside one without an extension that only a Unix shell can run.
        string[] extensions = OperatingSystem.IsWindows() ? [".exe", ".cmd"] : [""];
        foreach (var directory in (searchPath ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries))
        {
            foreach (var extension in extensions)
            {
                var candidate = Path.Combine(directory, name + extension);
                if (File.Exists(candidate))
                    return Path.GetFullPath(candidate);
            }
        }

        return null;
    }
}
