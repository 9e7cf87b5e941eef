using Analytics.Analysis;
using Spectre.Console;

namespace Cli.Analyze;

/// <summary>Shows how far an analysis is, on standard error where that is a terminal; elsewhere nothing.</summary>
internal static class TerminalProgress
{
    public static async Task<T> RunAsync<T>(Func<IProgress<AnalysisProgress>?, Task<T>> work)
    {
        if (Console.IsErrorRedirected) return await work(null);
        var terminal = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        return await terminal.Progress()
            .AutoClear(true)
            .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new PercentageColumn(), new ElapsedTimeColumn())
            .StartAsync(context => Task.Run(() => work(new Stages(context))));
    }

    /// <summary>A bar a stage; a new stage ends the one before.</summary>
    private sealed class Stages(ProgressContext context) : IProgress<AnalysisProgress>
    {
        private ProgressTask? _bar;
        private string? _stage;

        public void Report(AnalysisProgress value)
        {
            if (value.Stage != _stage)
            {
                if (_bar is not null) _bar.Value = _bar.MaxValue;
                _stage = value.Stage;
                // A file's name may hold what would be markup.
                _bar = context.AddTask(Markup.Escape(value.Stage), maxValue: 1);
            }
            _bar!.Value = value.Share;
        }
    }
}
