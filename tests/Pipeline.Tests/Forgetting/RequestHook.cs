using System.Diagnostics;

namespace Pipeline.Tests.Forgetting;

/// <summary>Does something once, between the first request of a kind to an account and whatever comes after its answer: as if somebody else had been at it meanwhile.</summary>
internal sealed class RequestHook : IDisposable
{
    private readonly ActivityListener _listener;
    private int _count;

    /// <param name="method">Of the request.</param>
    /// <param name="path">A part of its path, which begins with the account's name.</param>
    /// <param name="action">What is done.</param>
    public RequestHook(string method, string path, Func<Task> action)
    {
        _listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "System.Net.Http",
            Sample = (ref _) => ActivitySamplingResult.AllData,
            ActivityStopped = activity =>
            {
                if (activity.GetTagItem("http.request.method") as string != method) return;
                if (activity.GetTagItem("url.full") is not string url || !url.Contains(path, StringComparison.Ordinal)) return;
                if (Interlocked.Increment(ref _count) == 1) Task.Run(action).GetAwaiter().GetResult();
            },
        };
        ActivitySource.AddActivityListener(_listener);
    }

    public bool IsDone => _count > 0;

    /// <summary>Requests of the kind so far.</summary>
    public int Count => _count;

    public void Dispose() => _listener.Dispose();
}
