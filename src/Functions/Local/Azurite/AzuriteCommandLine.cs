using System.Globalization;

namespace Functions.Local.Azurite;

/// <summary>The arguments node gets.</summary>
internal static class AzuriteCommandLine
{
    /// <summary>
    /// Runs in Azurite's process before Azurite does. It ends Azurite when standard input ends, which the system sees to when the
    /// parent dies, however it dies: nobody else holds the other end of the pipe. Azurite closes down on the message
    /// "shutdown" as it does on SIGTERM, and unlike signals that works on every system. SIGINT is kept from it: Ctrl+C
    /// on a terminal reaches the whole process group, and the parent may still have something to store.
    /// </summary>
    private const string Watch = """
        const once = process.once.bind(process);
        process.once = (event, listener) => event === "SIGINT" ? process : once(event, listener);
        process.on("SIGINT", () => {});
        const stop = () => {
          process.emit("message", "shutdown") || process.exit(0);
          setTimeout(() => process.exit(0), 5000).unref();
        };
        process.stdin.on("end", stop).on("error", stop).resume();
        """;

    public static List<string> Arguments(AzuriteInstallation installation, AzuriteOptions options)
    {
        List<string> arguments = [];
        if (options.MaxOldSpaceMegabytes is { } heap)
            arguments.Add($"--max-old-space-size={heap.ToString(CultureInfo.InvariantCulture)}");
        arguments.AddRange(["--import", "data:text/javascript," + Uri.EscapeDataString(Watch), installation.ScriptPath]);

        AddService(arguments, "blob", options.BlobPort);
        AddService(arguments, "queue", options.QueuePort);
        AddService(arguments, "table", options.TablePort);
        // The client libraries are released more often than Azurite: their API version may be newer than any it knows.
        arguments.AddRange(["--disableTelemetry", "--skipApiVersionCheck", "--silent"]);

        // Azurite takes a folder or a memory limit, never both.
        if (options.Location is { } location)
            arguments.AddRange(["--location", Path.GetFullPath(location)]);
        else
        {
            arguments.Add("--inMemoryPersistence");
            if (options.ExtentMemoryLimitMegabytes is { } limit)
                arguments.AddRange(["--extentMemoryLimit", limit.ToString(CultureInfo.InvariantCulture)]);
        }

        arguments.AddRange(options.AdditionalArguments);
        return arguments;
    }

    private static void AddService(List<string> arguments, string name, int port) => arguments.AddRange(
        [$"--{name}Host", "127.0.0.1", $"--{name}Port", port.ToString(CultureInfo.InvariantCulture)]);
}
