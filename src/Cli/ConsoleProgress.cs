namespace Cli;

/// <summary>Lines about what is going on, on standard error, in the order in which they are reported.</summary>
internal sealed class ConsoleProgress : IProgress<string>
{
    public void Report(string value) => Console.Error.WriteLine(value);
}
