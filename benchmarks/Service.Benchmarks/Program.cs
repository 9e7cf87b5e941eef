using System.Globalization;
using Service.Benchmarks;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
switch (args)
{
    case ["serve", .. var rest]:
        return await ServeBenchmark.RunAsync(requests: rest is [var requests] ? int.Parse(requests, CultureInfo.InvariantCulture) : 200_000);
    default:
        Console.Error.WriteLine("Usage: serve [REQUESTS]");
        return 2;
}
