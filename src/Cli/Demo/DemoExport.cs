using Analytics.Exports;
using Pipeline.Ingest;

namespace Cli.Demo;

/// <summary>A file to be uploaded as an export.</summary>
internal sealed record DemoExport(string Kind, string Name, string Path)
{
    /// <summary>The exports in a folder with a subfolder a kind; mappings and aliases first, as it is read by them.</summary>
    /// <exception cref="CommandException">There are none.</exception>
    public static IReadOnlyList<DemoExport> In(DirectoryInfo folder)
    {
        if (!folder.Exists) throw new CommandException(ExitCode.UnreadableInput, $"There is no folder {folder.FullName}.");
        var exports = new List<DemoExport>();
        foreach (var kind in (string[])[MappingLibrary.Kind, AliasLibrary.Kind, .. ExportKind.All])
        {
            var subfolder = new DirectoryInfo(System.IO.Path.Combine(folder.FullName, kind));
            if (!subfolder.Exists) continue;
            foreach (var file in subfolder.EnumerateFiles("*", SearchOption.AllDirectories).OrderBy(file => file.FullName, StringComparer.Ordinal))
            {
                if (file.Name.StartsWith('.')) continue;
                var name = System.IO.Path.GetRelativePath(subfolder.FullName, file.FullName).Replace(System.IO.Path.DirectorySeparatorChar, '/');
                if (!ExportName.IsValid(name)) throw new CommandException(ExitCode.UnreadableInput, $"The file {file.FullName} cannot be an export's name.");
                exports.Add(new DemoExport(kind, name, file.FullName));
            }
        }
        if (exports.TrueForAll(export => !ExportKind.IsKnown(export.Kind)))
            throw new CommandException(ExitCode.UnreadableInput, $"No export lies in {folder.FullName}: expected files in {string.Join("/, ", ExportKind.All)}/.");
        return exports;
    }
}
