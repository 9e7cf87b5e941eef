using System.CommandLine;
using Cli;
using Cli.Commands;

var root = new RootCommand("Churn and loyalty analytics for customer service: exports in, scores, reasons and metrics out.")
{
    DemoCommand.Create(),
    ServeCommand.Create(),
    SimulateCommand.Create(),
};
var parsed = root.Parse(args);
var exitCode = await parsed.InvokeAsync();
return parsed.Errors.Count > 0 ? ExitCode.Usage : exitCode;
