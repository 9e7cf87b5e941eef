using Analytics.Analysis;
using Analytics.Exports;
using Analytics.Exports.Mapping;

namespace Cli.Analyze;

/// <summary>The files that an analysis is given, by kind of export, and the mappings to read them by.</summary>
internal sealed record ExportFiles(IReadOnlyDictionary<string, FileInfo[]> Exports, IReadOnlyList<FileInfo> Mappings)
{
    public bool Has(string kind) => Exports[kind].Length > 0;

    /// <summary>The exports as inputs; customers first, then surveys and interactions, each in the order given.</summary>
    /// <exception cref="CommandException">There are none, a file is missing, or a mapping cannot be used or is for none of them.</exception>
    public IReadOnlyList<AnalysisInput> ToInputs()
    {
        if (!Exports.Keys.Any(Has)) throw new CommandException(ExitCode.Usage, "There is nothing to analyse: name files with --customers, --surveys or --interactions.");
        var mappings = Mappings.Select(file => (file.Name, Mapping: InputFile.ReadMapping(file))).ToList();
        var inputs = new List<AnalysisInput>();
        foreach (var kind in (ReadOnlySpan<string>)[ExportKind.Customers, ExportKind.Surveys, ExportKind.Interactions])
        {
            foreach (var file in Exports[kind])
            {
                InputFile.Require(file);
                var mapping = mappings.FirstOrDefault(mapping => mapping.Mapping.AppliesTo(kind, file.Name)).Mapping ?? ExportMapping.None;
                inputs.Add(new AnalysisInput(kind, file.Name, mapping, new DateTimeOffset(file.LastWriteTimeUtc), () => InputFile.Open(file)));
            }
        }
        foreach (var (name, mapping) in mappings)
        {
            if (!inputs.Any(input => mapping.AppliesTo(input.Kind, input.Name)))
                throw new CommandException(ExitCode.Usage, $"The mapping {name} is for none of the files: check its 'files' and the kinds it names.");
        }
        return inputs;
    }
}
