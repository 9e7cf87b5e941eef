using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Analytics.Benchmarks;
using Analytics.Simulation;

namespace Service.Benchmarks;

/// <summary>The API under load: scores at a fixed rate and at the highest that holds, and lookups through tables of the emulator.</summary>
internal static class ServeBenchmark
{
    private const int Connections = 64;
    private const double FixedRate = 5_000;
    private const double LongestP99 = 25;
    private const double RateStep = 500;

    /// <summary>A rate is held when this share of it is answered in time.</summary>
    private const double HeldShare = 0.99;

    /// <param name="requests">Requests to score at the fixed rate.</param>
    /// <returns>Exit code: 0 if the bars are reached.</returns>
    public static async Task<int> RunAsync(int requests)
    {
        Console.WriteLine($"processor: {Machine.Processor}, {Environment.ProcessorCount} cores shared by server, load and emulator; {System.Runtime.InteropServices.RuntimeInformation.OSDescription}");
        Console.WriteLine($"commit {Machine.Commit}; .NET {Environment.Version}; load average when starting: {Machine.LoadAverage}");
        await using var business = await PublishedBusiness.StartAsync(new SimulationOptions { Customers = 5_000 });
        Console.WriteLine($"{business.Scores.Count:n0} customers, {business.Scores.Average(request => request.Length):n0} bytes a request to score");
        await using var server = await ServerProcess.StartAsync(business.ConnectionString);

        var scores = new LoadGenerator(server.Endpoint, business.Scores, Connections);
        // The methods that are called most are compiled for speed meanwhile.
        Console.WriteLine($"warming up: {await scores.AtRateAsync(FixedRate / 5, 10_000)}");
        Console.WriteLine($"            {await scores.AtRateAsync(FixedRate / 2, 20_000)}");

        var tenth = requests / 10;
        var parts = new List<LoadResult>();
        var memory = new List<double>();
        var before = server.ProcessorSeconds;
        for (var part = 0; part < 10; part++)
        {
            parts.Add(await scores.AtRateAsync(FixedRate, tenth));
            memory.Add(server.ResidentMegabytes);
        }
        double[] all = [.. parts.SelectMany(part => part.Milliseconds).Order()];
        var fixedRate = new LoadResult(parts.Sum(part => part.Requests), parts.Sum(part => part.Errors), parts.Sum(part => part.Seconds), all);
        Console.WriteLine($"POST /api/score at {FixedRate:n0}/s, {fixedRate.Requests:n0} requests: {fixedRate}");
        Console.WriteLine($"  processor time of the server: {(server.ProcessorSeconds - before) / fixedRate.Requests * 1e6:n0} µs a request; p99 of each tenth: {string.Join(" ", parts.Select(part => part.At(0.99).ToString("0.0", CultureInfo.InvariantCulture)))}");
        Console.WriteLine($"  resident memory after each tenth, MB: {string.Join(" ", memory.Select(megabytes => megabytes.ToString("0", CultureInfo.InvariantCulture)))}");

        var closed = await scores.AsFastAsItGoesAsync(requests / 4);
        Console.WriteLine($"as fast as it goes, {Connections} at once: {closed}");
        var highest = await HighestAsync(scores, closed.Rate);
        Console.WriteLine($"highest rate held with p99 under {LongestP99} ms: {highest:n0}/s");

        var lookups = new LoadGenerator(server.Endpoint, business.Lookups, Connections);
        await lookups.AsFastAsItGoesAsync(2_000);
        var lookedUp = await lookups.AsFastAsItGoesAsync(10_000);
        Console.WriteLine($"GET /api/customers/{{id}} as fast as it goes: {lookedUp}");

        var errors = fixedRate.Errors + closed.Errors + lookedUp.Errors;
        Console.WriteLine(JsonSerializer.Serialize(
            new ServeResult(Math.Round(highest), Math.Round(fixedRate.At(0.99), 2), Math.Round(lookedUp.Rate), Math.Round(lookedUp.At(0.99), 2)), ServeJsonContext.Default.ServeResult));
        return errors == 0 && highest >= FixedRate && fixedRate.At(0.99) < LongestP99 ? 0 : 1;
    }

    /// <summary>The highest rate, in steps from the fixed one, at which requests are answered in time for ten seconds.</summary>
    private static async Task<double> HighestAsync(LoadGenerator scores, double closedRate)
    {
        var highest = 0.0;
        for (var rate = FixedRate; rate <= closedRate + RateStep; rate += RateStep)
        {
            var held = await scores.AtRateAsync(rate, (int)(rate * 10));
            Console.WriteLine($"  at {rate:n0}/s: {held}");
            if (held.Errors > 0 || held.At(0.99) >= LongestP99 || held.Rate < rate * HeldShare) break;
            highest = rate;
        }
        return highest;
    }
}

/// <param name="ScoreRps">The highest rate of scores that is held.</param>
/// <param name="ScoreP99Ms">At the fixed rate, from the moment at which each was to be sent.</param>
/// <param name="LookupRps">Lookups as fast as they go.</param>
/// <param name="LookupP99Ms">Of these.</param>
internal sealed record ServeResult(double ScoreRps, double ScoreP99Ms, double LookupRps, double LookupP99Ms);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ServeResult))]
internal sealed partial class ServeJsonContext : JsonSerializerContext;
