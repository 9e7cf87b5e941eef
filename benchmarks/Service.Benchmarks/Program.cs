using System.Globalization;
using Service.Benchmarks;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
switch (args)
{
    case ["serve", .. var rest]:
        return await ServeBenchmark.RunAsync(requests: rest is [var requests] ? int.Parse(requests, CultureInfo.InvariantCulture) : 200_000);
    case ["start", .. var packages]:
        return await StartBenchmark.RunAsync(rounds: 20, packages);
    default:
        Console.Error.WriteLine("Usage: serve [REQUESTS] | start [PACKAGE ...]");
        return 2;
}
