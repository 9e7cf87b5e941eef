namespace Cli;

/// <summary>What the process says to the shell.</summary>
internal static class ExitCode
{
    public const int Done = 0;
    public const int Failed = 1;
    public const int Usage = 2;
    public const int UnreadableInput = 3;
    public const int TooLittleData = 4;
}
