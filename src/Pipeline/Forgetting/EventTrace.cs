using Pipeline.Events;

namespace Pipeline.Forgetting;

/// <summary>A customer's accepted rows.</summary>
internal sealed class EventTrace(SegmentRewriter segments) : ICustomerTrace
{
    public string Place => ForgetPlace.EventRows;

    public Task<long> RemoveAsync(IReadOnlyList<string> names, CancellationToken cancellationToken) => segments.RemoveAsync(names, cancellationToken);
}
