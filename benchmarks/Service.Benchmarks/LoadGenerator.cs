using System.Diagnostics;
using System.Net;

namespace Service.Benchmarks;

/// <summary>
/// Sends requests over a fixed number of connections, one at a time on each. At a fixed rate each request has the moment at which it is to be sent,
/// and its time counts from then, so that an answer that makes later requests wait makes them late too.
/// </summary>
internal sealed class LoadGenerator(IPEndPoint server, IReadOnlyList<byte[]> requests, int connections)
{
    /// <summary>Sends at a fixed rate.</summary>
    /// <param name="rate">Requests a second, of all connections together.</param>
    /// <param name="count">Requests.</param>
    public Task<LoadResult> AtRateAsync(double rate, int count) => RunAsync(count, request => request / rate);

    /// <summary>Sends each request as soon as the one before is answered.</summary>
    public Task<LoadResult> AsFastAsItGoesAsync(int count) => RunAsync(count, null);

    private async Task<LoadResult> RunAsync(int count, Func<int, double>? schedule)
    {
        var times = new double[count];
        var errors = 0;
        var next = -1;
        var opened = await Task.WhenAll(Enumerable.Range(0, connections).Select(async _ =>
        {
            var connection = new HttpConnection();
            await connection.OpenAsync(server);
            return connection;
        }));
        var start = Stopwatch.GetTimestamp();
        await Task.WhenAll(opened.Select((connection, place) => Task.Run(() => WorkAsync(connection, place))));
        var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        foreach (var connection in opened) connection.Dispose();
        Array.Sort(times);
        return new LoadResult(count, errors, seconds, times);

        async Task WorkAsync(HttpConnection connection, int place)
        {
            // At a fixed rate every connection has its share; else whoever is free takes the next.
            for (var request = schedule is null ? Interlocked.Increment(ref next) : place; request < count; request = schedule is null ? Interlocked.Increment(ref next) : request + connections)
            {
                var sent = schedule?.Invoke(request) ?? Stopwatch.GetElapsedTime(start).TotalSeconds;
                while (sent - Stopwatch.GetElapsedTime(start).TotalSeconds is var early and > 0)
                    await Task.Delay(TimeSpan.FromMilliseconds(Math.Max(1, Math.Floor(early * 1000))));
                if (await connection.SendAsync(requests[request % requests.Count]) != (int)HttpStatusCode.OK) Interlocked.Increment(ref errors);
                times[request] = (Stopwatch.GetElapsedTime(start).TotalSeconds - sent) * 1000;
            }
        }
    }
}
