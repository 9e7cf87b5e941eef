using System.Globalization;

namespace Service.Benchmarks;

/// <summary>What came of a load.</summary>
/// <param name="Requests">Requests that were answered.</param>
/// <param name="Errors">Those of them not answered with 200.</param>
/// <param name="Seconds">From the first to the last.</param>
/// <param name="Milliseconds">Time from when each was to be sent to its answer, in ascending order.</param>
internal sealed record LoadResult(int Requests, int Errors, double Seconds, double[] Milliseconds)
{
    public double Rate => Requests / Seconds;

    /// <summary>The smallest time that the given share of requests did not exceed.</summary>
    public double At(double share) => Milliseconds[Math.Min(Milliseconds.Length - 1, (int)Math.Ceiling(share * Milliseconds.Length) - 1)];

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{Rate:n0} requests/s, median {At(0.5):0.00} ms, p99 {At(0.99):0.00} ms, p99.9 {At(0.999):0.00} ms, longest {At(1):0.0} ms, {Errors} errors");
}
