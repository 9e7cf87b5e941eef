using Analytics.Exports;
using Analytics.Exports.Mapping;
using Analytics.Privacy;

namespace Cli.Inspect;

/// <summary>Looks at a file, prints what would become of it, and saves a mapping of it if one is asked for.</summary>
/// <param name="file">The file.</param>
/// <param name="kind">The kind that it would be delivered as; <c>null</c> to go by a mapping, or guess it.</param>
/// <param name="mappings">Mappings, of which the first that is for the file is used.</param>
/// <param name="output">Where to save what was recognised as a mapping; <c>null</c> for nowhere.</param>
/// <param name="replaces">Whether a file that is there is replaced.</param>
internal sealed class InspectRun(FileInfo file, string? kind, IReadOnlyList<FileInfo> mappings, FileInfo? output, bool replaces)
{
    private const string SchemaName = "mapping.schema.json";

    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        InputFile.Require(file);
        if (output is { Exists: true } && !replaces) throw new CommandException(ExitCode.Usage, $"--write-mapping: there is a file {output.FullName} already: name another, or replace it with --force.");
        var (mapping, delivered) = Choose();
        try
        {
            var inspector = new ExportInspector(file.Name, mapping, customers: new CustomerLinks(AliasMap.Empty, IdentitySetting.Read()));
            var inspection = await inspector.InspectAsync(delivered, _ => ValueTask.FromResult<Stream>(InputFile.Open(file)), cancellationToken);
            InspectReport.Print(inspection);
            if (output is not null) Save(MappingDraft.Of(inspection.Summary, mapping, file.Name, SchemaName));
            return ExitCode.Done;
        }
        catch (ExportUnreadableException exception)
        {
            throw new CommandException(ExitCode.UnreadableInput, $"{file.Name}: {exception.Message}");
        }
    }

    /// <summary>The mapping that is for the file, and the kind it is read as: the one asked for, else the only one that the mapping is for.</summary>
    private (ExportMapping Mapping, string? Kind) Choose()
    {
        if (mappings.Count == 0) return (ExportMapping.None, kind);
        foreach (var mapping in mappings.Select(InputFile.ReadMapping))
        {
            var kinds = kind is null ? [.. ExportKind.All.Where(each => mapping.AppliesTo(each, file.Name))] : mapping.AppliesTo(kind, file.Name) ? new[] { kind } : [];
            if (kinds.Length > 0) return (mapping, kinds.Length == 1 ? kinds[0] : null);
        }
        throw new CommandException(ExitCode.Usage, $"No mapping is for {file.Name}: check 'files' and the kinds that they name.");
    }

    private void Save(ExportMapping draft)
    {
        try
        {
            output!.Directory?.Create();
            using var stream = new FileStream(output.FullName, replaces ? FileMode.Create : FileMode.CreateNew);
            stream.Write(draft.ToJson());
            stream.WriteByte((byte)'\n');
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new CommandException(ExitCode.Failed, $"--write-mapping: {output!.FullName} cannot be written.");
        }
        Console.WriteLine($"The mapping is in {output.FullName}");
    }
}
