namespace Cli;

/// <summary>Ends a command with one clear sentence and an exit code.</summary>
internal sealed class CommandException(int exitCode, string message) : Exception(message)
{
    public int ExitCode { get; } = exitCode;
}
