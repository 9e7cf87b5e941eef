using System.CommandLine;
using System.Globalization;
using Analytics.Exports;
using Analytics.Simulation;
using Cli.Demo;

namespace Cli.Commands;

/// <summary><c>pipeline simulate</c>: the demo's exports as files.</summary>
internal static class SimulateCommand
{
    public static Command Create()
    {
        var defaults = new SimulationOptions();
        var output = new Argument<DirectoryInfo>("folder") { Description = "Where to write surveys/, interactions/ and customers/." };
        var customers = new Option<int>("--customers") { Description = "Number of customers.", DefaultValueFactory = _ => defaults.Customers };
        var days = new Option<int>("--days") { Description = "Days that are simulated.", DefaultValueFactory = _ => defaults.Days };
        var seed = new Option<ulong>("--seed") { Description = "The same seed gives the same files.", DefaultValueFactory = _ => defaults.Seed };
        var command = new Command("simulate", "Write the exports of a simulated service business.") { output, customers, days, seed };
        command.SetAction((result, cancel) => CommandRunner.RunAsync(
            token =>
            {
                var options = defaults with { Customers = result.GetValue(customers), Days = result.GetValue(days), Seed = result.GetValue(seed) };
                var folder = result.GetValue(output)!;
                SimulatedFolder.Write(options, folder, token);
                Console.WriteLine(string.Create(
                    CultureInfo.InvariantCulture, $"Wrote {string.Join(", ", ExportKind.All)} of {options.Customers:n0} customers over {options.Days} days to {folder.FullName}"));
                return Task.FromResult(ExitCode.Done);
            },
            cancel));
        return command;
    }
}
