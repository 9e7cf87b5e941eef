namespace Testing;

/// <summary>
/// Real data that may not be copied into the project: it lies in a folder <c>shared/data</c> beside it, described in PROVENANCE.md there.
/// </summary>
public static class SharedData
{
    /// <summary>The path of a file; a test that asks for an absent one is skipped with the reason (on CI it fails).</summary>
    public static string File(string name) =>
        Find(name) ?? throw Requires.Missing($"There is no shared/data/{name} beside the project or beside a folder around it.");

    /// <summary>The path of a file, or null where it is absent.</summary>
    private static string? Find(string name)
    {
        for (var directory = new DirectoryInfo(AppContext.BaseDirectory); directory is not null; directory = directory.Parent)
        {
            var path = Path.Combine(directory.FullName, "shared", "data", name);
            if (System.IO.File.Exists(path))
                return path;
        }

        return null;
    }
}
