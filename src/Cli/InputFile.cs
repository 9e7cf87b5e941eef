using Analytics.Exports.Mapping;

namespace Cli;

/// <summary>A file that the user names.</summary>
internal static class InputFile
{
    private const int BufferBytes = 1024 * 1024;

    /// <exception cref="CommandException">There is no such file.</exception>
    public static void Require(FileInfo file)
    {
        if (Directory.Exists(file.FullName)) throw new CommandException(ExitCode.UnreadableInput, $"{file.FullName} is a folder: name the files in it.");
        if (!file.Exists) throw new CommandException(ExitCode.UnreadableInput, $"There is no file {file.FullName}.");
    }

    public static FileStream Open(FileInfo file) => new(file.FullName, new FileStreamOptions { BufferSize = BufferBytes, Options = FileOptions.SequentialScan | FileOptions.Asynchronous });

    /// <exception cref="CommandException">There is no such file, or it cannot be used as a mapping.</exception>
    public static ExportMapping ReadMapping(FileInfo file)
    {
        Require(file);
        try
        {
            return ExportMapping.Parse(File.ReadAllBytes(file.FullName));
        }
        catch (MappingException exception)
        {
            throw new CommandException(ExitCode.UnreadableInput, $"{file.Name}: {exception.Message}");
        }
    }
}
