using System.CommandLine;
using System.CommandLine.Help;
using Cli;
using Cli.Commands;

// Not a RootCommand, which would go by the name of the program's file.
var root = new Command("pipeline", "Churn analytics for customer service: exports in, scores and metrics out.")
{
    new HelpOption(),
    new VersionOption(),
    AnalyzeCommand.Create(),
    InspectCommand.Create(),
    LookupCommand.Create(),
    DemoCommand.Create(),
    ServeCommand.Create(),
    ReplayCommand.Create(),
    SimulateCommand.Create(),
};
var parsed = root.Parse(args);
var exitCode = await parsed.InvokeAsync();
return parsed.Errors.Count > 0 ? ExitCode.Usage : exitCode;
