using System.Diagnostics;

namespace Pipeline.Tests.Forgetting;

/// <summary>Breaks work off as soon as it has written to an account so many times, as the end of its process would between two writes.</summary>
internal sealed class WriteLimit : IDisposable
{
    private readonly ActivityListener _listener;
    private readonly CancellationTokenSource _end = new();
    private int _left;

    public WriteLimit(string account, int writes)
    {
        _left = writes;
        _listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "System.Net.Http",
            Sample = (ref _) => ActivitySamplingResult.AllData,
            ActivityStopped = activity =>
            {
                if (activity.GetTagItem("http.request.method") is "GET" or "HEAD") return;
                if (activity.GetTagItem("url.full") is string url && url.Contains($"/{account}", StringComparison.Ordinal) && Interlocked.Decrement(ref _left) == 0) _end.Cancel();
            },
        };
        ActivitySource.AddActivityListener(_listener);
    }

    public CancellationToken Token => _end.Token;

    public void Dispose()
    {
        _listener.Dispose();
        _end.Dispose();
    }
}
