using System.CommandLine;

namespace Cli.Commands;

/// <summary>An option that takes one file or several.</summary>
internal static class FileListOption
{
    public static Option<FileInfo[]> Create(string name, string description)
    {
        var option = new Option<FileInfo[]>(name) { Description = description, AllowMultipleArgumentsPerToken = true };
        // An option that takes several files takes a misspelt option for one more of them.
        option.Validators.Add(result =>
        {
            if (result.Tokens.FirstOrDefault(token => token.Value.StartsWith('-')) is { } token) result.AddError($"There is no option {token.Value}.");
        });
        return option;
    }
}
