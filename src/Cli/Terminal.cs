using Spectre.Console;

namespace Cli;

/// <summary>Where commands print their results.</summary>
internal static class Terminal
{
    private const int RedirectedWidth = 120;

    /// <summary>Standard output; into a file or a pipe it goes without colours, and as wide as it needs.</summary>
    public static IAnsiConsole Output()
    {
        if (!Console.IsOutputRedirected) return AnsiConsole.Console;
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.No, ColorSystem = ColorSystemSupport.NoColors });
        console.Profile.Width = RedirectedWidth;
        return console;
    }
}
