namespace Cli.Analyze;

/// <summary>The folder of the results. Each file appears whole or not at all.</summary>
internal sealed class OutputFolder
{
    private readonly DirectoryInfo _folder;

    private OutputFolder(DirectoryInfo folder) => _folder = folder;

    /// <summary>Makes the folder if it is not there.</summary>
    /// <exception cref="CommandException">It cannot be made.</exception>
    public static OutputFolder Create(DirectoryInfo folder)
    {
        try
        {
            folder.Create();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new CommandException(ExitCode.Usage, $"--out: the folder {folder.FullName} cannot be made.");
        }
        return new OutputFolder(folder);
    }

    /// <summary>
    /// Puts the files in place of those of an earlier analysis. One without content is removed: it would speak of other data than the rest.
    /// </summary>
    /// <returns>The names of the files that are there now.</returns>
    /// <exception cref="CommandException">A file cannot be written.</exception>
    public IReadOnlyList<string> Write(IReadOnlyList<(string Name, byte[]? Content)> files)
    {
        var waiting = new List<(string Temporary, string Final)>();
        try
        {
            foreach (var (name, content) in files)
            {
                if (content is null) continue;
                var temporary = Path.Combine(_folder.FullName, $".{name}.{Guid.NewGuid():N}");
                waiting.Add((temporary, Path.Combine(_folder.FullName, name)));
                File.WriteAllBytes(temporary, content);
            }
            foreach (var (name, content) in files)
            {
                if (content is null) File.Delete(Path.Combine(_folder.FullName, name));
            }
            foreach (var (temporary, final) in waiting) File.Move(temporary, final, overwrite: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            foreach (var (temporary, _) in waiting) File.Delete(temporary);
            throw new CommandException(ExitCode.Failed, $"The results cannot be written to {_folder.FullName}: is a file open elsewhere, or the disk full or read-only?");
        }
        return [.. files.Where(file => file.Content is not null).Select(file => file.Name)];
    }
}
