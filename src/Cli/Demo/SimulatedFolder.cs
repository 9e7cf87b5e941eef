using Analytics.Exports;
using Analytics.Simulation;

namespace Cli.Demo;

/// <summary>Writes a simulated business as a folder of exports.</summary>
internal static class SimulatedFolder
{
    private const string FileName = "simulated.csv";

    public static void Write(SimulationOptions options, DirectoryInfo folder, CancellationToken cancellationToken)
    {
        using var surveys = Create(folder, ExportKind.Surveys);
        using var interactions = Create(folder, ExportKind.Interactions);
        using var customers = Create(folder, ExportKind.Customers);
        SimulatedExports.Write(ServiceBusiness.Stream(options, cancellationToken: cancellationToken), surveys, interactions, customers);
    }

    private static FileStream Create(DirectoryInfo folder, string kind) => File.Create(Path.Combine(folder.CreateSubdirectory(kind).FullName, FileName));
}
