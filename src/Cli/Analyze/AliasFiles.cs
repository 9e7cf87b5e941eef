using System.Globalization;
using Analytics.Exports;
using Analytics.Exports.Aliases;
using Analytics.Privacy;

namespace Cli.Analyze;

/// <summary>The aliases that an analysis is given, and what is wrong with them.</summary>
/// <param name="Map">Which customer an id belongs to.</param>
/// <param name="Problems">In sentences, by file and line.</param>
internal sealed record AliasFiles(AliasMap Map, IReadOnlyList<string> Problems)
{
    /// <summary>Reads the files; of two pairs that contradict each other the one in the later file counts.</summary>
    /// <exception cref="CommandException">A file is missing or cannot be read.</exception>
    public static async Task<AliasFiles> ReadAsync(IReadOnlyList<FileInfo> files, CancellationToken cancellationToken)
    {
        var builder = new AliasMapBuilder();
        var lines = 0;
        var starts = new List<(string Name, int Before)>();
        foreach (var file in files)
        {
            InputFile.Require(file);
            starts.Add((file.Name, lines));
            try
            {
                lines = await AliasFile.ReadAsync(file.Name, _ => ValueTask.FromResult<Stream>(InputFile.Open(file)), builder, lines, cancellationToken);
            }
            catch (ExportUnreadableException exception)
            {
                throw new CommandException(ExitCode.UnreadableInput, $"{file.Name}: {exception.Message}");
            }
        }
        var map = builder.Build();
        return new AliasFiles(map, [.. builder.Problems.Select(problem => Describe(problem, starts))]);
    }

    private static string Describe(AliasProblem problem, List<(string Name, int Before)> starts)
    {
        var earlier = problem.EarlierLineNumber is { } line ? Place(line, starts) : "";
        return $"{Place(problem.LineNumber, starts)}: {AliasProblem.Reason(problem.Kind, earlier)}.";
    }

    private static string Place(long line, List<(string Name, int Before)> starts)
    {
        var (name, before) = starts.Last(start => start.Before < line);
        return string.Create(CultureInfo.InvariantCulture, $"{name}, line {line - before}");
    }
}
